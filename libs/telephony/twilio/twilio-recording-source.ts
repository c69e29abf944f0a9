import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { errors } from '@voicekeep/shared/errors';
import {
  RecordingSource,
  type DownloadOptions,
  type SourceCall,
  type SourceMedia,
  type SourcePage,
  type SourceRecording,
} from '@voicekeep/telephony/domain';
import { apiAddress } from './api-address';
import { downloadMedia } from './media-download';
import { basicPairOf, type BasicPair, type TwilioCredentials } from './twilio-credentials';
import { callOf, isJson, recordingOf } from './twilio-json';
import { TwilioRest } from './twilio-rest';

const PAGE_SIZE = '1000';
const RECORDING_SID = /^RE[0-9a-f]{32}$/;
const CALL_SID = /^CA[0-9a-f]{32}$/;

/** Twilio takes filters to the day for recordings: `2026-11-22`. */
const day = (instant: Date): string => instant.toISOString().slice(0, 10);

/** One Twilio account over its 2010-04-01 API. */
export class TwilioRecordingSource extends RecordingSource {
  override readonly accountSid: string;
  readonly #rest: TwilioRest;
  readonly #pair: BasicPair;
  readonly #base: string;
  readonly #agents = {
    http: new HttpAgent({ keepAlive: true, maxSockets: 64 }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: 64 }),
  };

  constructor(apiUrl: string, credentials: TwilioCredentials) {
    super();
    const pair = basicPairOf(credentials);
    if (!pair)
      throw errors.conflict(
        'telephony.not_configured',
        'Twilio is not set up for this workspace yet; add the Account SID and token under Settings, Twilio.',
      );
    this.accountSid = credentials.accountSid;
    this.#pair = pair;
    this.#base = apiAddress(apiUrl, credentials.region, credentials.edge);
    this.#rest = new TwilioRest(this.#base, credentials.accountSid, pair);
  }

  override async recording(
    recordingSid: string,
    options: { includeDeleted?: boolean; signal?: AbortSignal } = {},
  ): Promise<SourceRecording | null> {
    const answer = await this.#rest.send({
      method: 'get',
      path: `/Recordings/${checked(recordingSid, RECORDING_SID)}.json`,
      ...(options.includeDeleted ? { query: { IncludeSoftDeleted: 'true' } } : {}),
      signal: options.signal,
    });
    return answer && recordingOf(answer.body);
  }

  override async recordings(window: {
    createdFrom?: Date | undefined;
    createdTo?: Date | undefined;
    page?: string | undefined;
    signal?: AbortSignal;
  }): Promise<SourcePage<SourceRecording>> {
    const query: Record<string, string> = { PageSize: PAGE_SIZE };
    if (window.createdFrom) query['DateCreated>'] = day(window.createdFrom);
    if (window.createdTo) query['DateCreated<'] = day(window.createdTo);
    return this.page('/Recordings.json', 'recordings', query, recordingOf, window);
  }

  override async call(callSid: string, options: { signal?: AbortSignal } = {}): Promise<SourceCall | null> {
    const answer = await this.#rest.send({
      method: 'get',
      path: `/Calls/${checked(callSid, CALL_SID)}.json`,
      signal: options.signal,
    });
    return answer && callOf(answer.body);
  }

  override async calls(window: {
    startedFrom?: Date | undefined;
    startedTo?: Date | undefined;
    page?: string | undefined;
    signal?: AbortSignal;
  }): Promise<SourcePage<SourceCall>> {
    const query: Record<string, string> = { PageSize: PAGE_SIZE };
    if (window.startedFrom) query['StartTime>'] = day(window.startedFrom);
    if (window.startedTo) query['StartTime<'] = day(window.startedTo);
    return this.page('/Calls.json', 'calls', query, callOf, window);
  }

  override async download(recordingSid: string, options: DownloadOptions): Promise<SourceMedia | null> {
    const url = new URL(
      `${this.#base}/2010-04-01/Accounts/${this.accountSid}/Recordings/${checked(recordingSid, RECORDING_SID)}.${options.format}`,
    );
    url.searchParams.set('RequestedChannels', String(options.channels));
    return downloadMedia({
      url,
      pair: this.#pair,
      agents: this.#agents,
      range: options.range,
      signal: options.signal,
    });
  }

  override async delete(
    recordingSid: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<'deleted' | 'not-found'> {
    const answer = await this.#rest.send({
      method: 'delete',
      path: `/Recordings/${checked(recordingSid, RECORDING_SID)}.json`,
      signal: options.signal,
    });
    return answer ? 'deleted' : 'not-found';
  }

  private async page<T>(
    path: string,
    list: string,
    query: Readonly<Record<string, string>>,
    read: (json: unknown) => T | null,
    { page, signal }: { page?: string | undefined; signal?: AbortSignal },
  ): Promise<SourcePage<T>> {
    const answer = await this.#rest.send(
      page === undefined
        ? { method: 'get', path, query, signal }
        : { method: 'get', path: ownPath(page, this.accountSid), signal },
    );
    const body = answer?.body;
    const items = isJson(body) ? body[list] : null;
    if (!isJson(body) || !Array.isArray(items))
      throw errors.unavailable(
        'telephony.unavailable',
        'Twilio answered a list in a form we do not know; it is tried again by itself.',
        { retryable: true },
      );
    const next = body['next_page_uri'];
    return {
      items: items.map(read).filter((item): item is T & {} => item !== null),
      nextPage: typeof next === 'string' && next !== '' ? next : null,
    };
  }
}

function checked(sid: string, form: RegExp): string {
  if (!form.test(sid)) throw errors.malformed('telephony.sid_format', 'That is not a Twilio SID.');
  return sid;
}

/** A page address leads back into the same account's lists, whatever a stored or answered text says. */
function ownPath(page: string, accountSid: string): string {
  if (!page.startsWith(`/2010-04-01/Accounts/${accountSid}/`))
    throw errors.malformed('telephony.page_format', 'That page address does not belong to this account.');
  return page;
}
