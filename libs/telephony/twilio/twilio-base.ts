import type { TelephonyAccount } from '@voicekeep/telephony/domain';

export const TWILIO_API = 'https://api.twilio.com';

export const isDefaultHost = (base: string): boolean => base === TWILIO_API;

/** Where the media of an account is: the configured host, or Twilio's host of the account's region. */
export function mediaBase(base: string, { region, edge }: TelephonyAccount): string {
  if (!isDefaultHost(base) || region === null || edge === null) return base;
  return `https://api.${edge}.${region}.twilio.com`;
}

export const accountPath = (accountSid: string): string => `/2010-04-01/Accounts/${accountSid}`;
