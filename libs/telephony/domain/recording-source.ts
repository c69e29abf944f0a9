import type { Readable } from 'node:stream';

/** Twilio's word for where a recording stands; open, since Twilio adds to it. */
export type SourceRecordingStatus =
  | 'in-progress'
  | 'paused'
  | 'stopped'
  | 'processing'
  | 'completed'
  | 'absent'
  | 'deleted'
  | 'failed'
  | (string & {});

/** A recording as its source describes it (Twilio Recording resource). */
export interface SourceRecording {
  readonly recordingSid: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly status: SourceRecordingStatus;
  /** Twilio's `source`, such as DialVerb or RecordVerb (a voicemail); open. */
  readonly source: string;
  readonly channels: number | null;
  /** Whole seconds; null until known. */
  readonly durationSeconds: number | null;
  readonly startedAt: Date | null;
  readonly createdAt: Date;
  /** Twilio error code of an absent recording. */
  readonly errorCode: number | null;
  /** As Twilio gave it, JSON text; set when the media is encrypted with the customer's key. */
  readonly encryptionDetails: string | null;
}

export interface SourceCall {
  readonly callSid: string;
  readonly parentCallSid: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly direction: 'inbound' | 'outbound' | 'unknown';
  readonly startedAt: Date | null;
  readonly durationSeconds: number | null;
  readonly status: string | null;
  readonly answeredBy: string | null;
  readonly callerName: string | null;
  /** What Twilio charged, in `priceUnit`; null until it was rated. */
  readonly price: number | null;
  readonly priceUnit: string | null;
  readonly forwardedFrom: string | null;
}

export interface DownloadOptions {
  readonly format: 'wav' | 'mp3';
  readonly channels: 1 | 2;
  /** An HTTP range; the source may ignore it and answer whole. */
  readonly range?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface SourceMedia {
  /** Errors when the body ends early; the reader still counts what it got. */
  readonly body: Readable;
  readonly contentType: string;
  /** Null when the source does not say; then only the file's own header tells whether it is whole. */
  readonly sizeBytes: number | null;
  readonly contentRange: string | null;
}

export interface SourcePage<T> {
  readonly items: readonly T[];
  /** Opaque; null at the end. */
  readonly nextPage: string | null;
}

/**
 * One account recordings come from. "Not found" answers null; every other fault throws a VoicekeepError
 * with a `telephony.*` code and says whether trying again can help (`retryable`, `retryAfterSeconds`).
 */
export abstract class RecordingSource {
  abstract readonly accountSid: string;
  /** @param includeDeleted also shows a recording deleted within the last 40 days, with status `deleted` */
  abstract recording(
    recordingSid: string,
    options?: { readonly includeDeleted?: boolean; readonly signal?: AbortSignal },
  ): Promise<SourceRecording | null>;
  /** Newest first. `createdFrom` and `createdTo` are days at the source: re-read the edges. */
  abstract recordings(window: {
    readonly createdFrom?: Date | undefined;
    readonly createdTo?: Date | undefined;
    readonly page?: string | undefined;
    /** At most so many items a page, 1 to 1000 (the default); a further page keeps the first one's. */
    readonly pageSize?: number | undefined;
    readonly signal?: AbortSignal;
  }): Promise<SourcePage<SourceRecording>>;
  abstract call(callSid: string, options?: { readonly signal?: AbortSignal }): Promise<SourceCall | null>;
  abstract calls(window: {
    readonly startedFrom?: Date | undefined;
    readonly startedTo?: Date | undefined;
    readonly page?: string | undefined;
    readonly signal?: AbortSignal;
  }): Promise<SourcePage<SourceCall>>;
  /**
   * Opens the media; null when the source says there is none. Asks for the channels given.
   * @throws VoicekeepError `telephony.no_dual_channel` when two channels were asked and there is one
   */
  abstract download(recordingSid: string, options: DownloadOptions): Promise<SourceMedia | null>;
  /** Deletes recording and media for good. `not-found` may mean deleted before: ask `recording` with `includeDeleted`. */
  abstract delete(
    recordingSid: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<'deleted' | 'not-found'>;
}
