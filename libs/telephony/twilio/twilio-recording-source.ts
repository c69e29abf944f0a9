import { errors } from '@voicekeep/shared/errors';
import {
  RecordingSource,
  type DownloadOptions,
  type SourceCall,
  type SourceMedia,
  type SourcePage,
  type SourceRecording,
  type TelephonyAccount,
} from '@voicekeep/telephony/domain';
import { AccountCredentials } from './basic-auth';
import { restSender } from './host-bound-client';
import { accountPath } from './twilio-base';
import { TwilioMedia, type TwilioSourceOptions } from './twilio-media';
import { toCall, toRecording } from './twilio-resources';
import { TwilioRest } from './twilio-rest';

/** Twilio's own maximum (error 20007 above it). */
const PAGE_SIZE = 1000;

type RecordingsWindow = Parameters<RecordingSource['recordings']>[0];
type CallsWindow = Parameters<RecordingSource['calls']>[0];

/** A Twilio account over REST 2010-04-01. Never retries by itself: who calls knows when to. */
export class TwilioRecordingSource extends RecordingSource {
  override readonly accountSid: string;
  private readonly rest: TwilioRest;
  private readonly media: TwilioMedia;
  private readonly path: string;

  /** @param base such as `https://api.twilio.com`; credentials go there and nowhere else */
  constructor(account: TelephonyAccount, base: string, options: TwilioSourceOptions = {}) {
    super();
    this.accountSid = account.accountSid;
    this.path = accountPath(account.accountSid);
    const credentials = new AccountCredentials(account);
    this.rest = new TwilioRest(restSender(account, credentials, base), options.skew);
    this.media = new TwilioMedia(account, credentials, base, options);
  }

  override async recording(
    recordingSid: string,
    options: { readonly includeDeleted?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<SourceRecording | null> {
    const path = `${this.path}/Recordings/${sid('RE', recordingSid)}.json`;
    const found = await this.rest.get(
      path,
      options.includeDeleted ? { IncludeSoftDeleted: 'true' } : {},
      options.signal,
    );
    return found === null ? null : toRecording(found);
  }

  override recordings(window: RecordingsWindow): Promise<SourcePage<SourceRecording>> {
    const size = String(Math.min(Math.max(window.pageSize ?? PAGE_SIZE, 1), PAGE_SIZE));
    const params = { PageSize: size, ...span('DateCreated', window.createdFrom, window.createdTo) };
    return this.rest.page(`${this.path}/Recordings.json`, 'recordings', toRecording, params, window);
  }

  override async call(
    callSid: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<SourceCall | null> {
    const found = await this.rest.get(`${this.path}/Calls/${sid('CA', callSid)}.json`, {}, options.signal);
    return found === null ? null : toCall(found);
  }

  override calls(window: CallsWindow): Promise<SourcePage<SourceCall>> {
    const params = {
      PageSize: String(PAGE_SIZE),
      ...span('StartTime', window.startedFrom, window.startedTo),
    };
    return this.rest.page(`${this.path}/Calls.json`, 'calls', toCall, params, window);
  }

  override async download(recordingSid: string, options: DownloadOptions): Promise<SourceMedia | null> {
    return this.media.open(sid('RE', recordingSid), options);
  }

  override async delete(
    recordingSid: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<'deleted' | 'not-found'> {
    const path = `${this.path}/Recordings/${sid('RE', recordingSid)}.json`;
    return (await this.rest.delete(path, options.signal)) ? 'deleted' : 'not-found';
  }
}

/** Keeps anything but a SID out of a path that carries credentials. */
function sid(prefix: 'RE' | 'CA', value: string): string {
  if (value.startsWith(prefix) && /^[A-Z]{2}[0-9a-fA-F]{32}$/.test(value)) return value;
  throw errors.malformed('telephony.sid_format', `A SID is ${prefix} and 32 digits or letters a to f.`);
}

const second = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Twilio reads the sign in the parameter's name as "or equal"; seconds are rounded outwards. */
function span(name: string, from: Date | undefined, to: Date | undefined): Record<string, string> {
  return {
    ...(from ? { [`${name}>`]: second(from.getTime()) } : {}),
    ...(to ? { [`${name}<`]: second(Math.ceil(to.getTime() / 1000) * 1000) } : {}),
  };
}
