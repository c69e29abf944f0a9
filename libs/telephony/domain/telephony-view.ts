import type { TelephonySettings } from '@voicekeep/shared/contracts';
import type { StoredTelephony } from './telephony-account';

/** Settings as shown: no secret, and where Twilio has to call. */
export function telephonyView(stored: StoredTelephony | null, publicUrl: string): TelephonySettings {
  const account = stored?.account;
  return {
    configured: account !== undefined,
    accountSid: account?.accountSid ?? null,
    hasAuthToken: account?.authToken != null,
    hasSecondaryAuthToken: account?.secondaryAuthToken != null,
    apiKeySid: account?.apiKeySid ?? null,
    hasApiKeySecret: account?.apiKeySecret != null,
    region: account?.region ?? null,
    edge: account?.edge ?? null,
    webhooks: {
      recordingStatusUrl: `${publicUrl}/webhooks/twilio/recording-status`,
      callStatusUrl: `${publicUrl}/webhooks/twilio/call-status`,
      lastReceivedAt: stored?.lastReceivedAt?.toISOString() ?? null,
      lastRejectedAt: stored?.lastRejectedAt?.toISOString() ?? null,
    },
  };
}
