import type { Readable } from 'node:stream';
import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import type { ObjectStores } from '@voicekeep/storage/domain';
import type { RecordingSources, SourceMedia } from '@voicekeep/telephony/domain';
import type { Recording, RecordingRef } from '@voicekeep/recordings/domain';
import { byteRange, sliced } from './byte-slice';
import { fileNameOf, type PlaybackDesk } from './playback-desk';

export interface MediaAnswer {
  readonly status: 200 | 206;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

interface Opened {
  readonly body: Readable;
  readonly contentType: string | null;
  readonly sizeBytes: number | null;
  readonly contentRange: string | null;
}

/** Passes the sound of one recording through to whoever holds its ticket; no credential leaves. */
export class MediaDesk {
  constructor(
    private readonly desk: PlaybackDesk,
    private readonly stores: ObjectStores,
    private readonly sources: RecordingSources,
  ) {}

  /** @throws VoicekeepError as `PlaybackDesk.redeem`, and what Twilio or the store answers */
  async open(
    ref: RecordingRef,
    ticket: string,
    range: string | undefined,
    signal: AbortSignal,
  ): Promise<MediaAnswer> {
    const { recording, place, purpose } = await this.desk.redeem(ref, ticket);
    const wanted = byteRange(range) ? range : undefined;
    const opened =
      place === 's3'
        ? await this.fromStore(recording, wanted, signal)
        : await this.fromTwilio(recording, wanted, signal);
    if (!opened)
      throw errors.notFound(
        'recording.not_ready',
        'Twilio has not finished this recording; try again in a moment.',
      );
    return answer(opened, wanted, purpose === 'download' ? fileNameOf(recording) : null);
  }

  private async fromStore(
    recording: Recording,
    range: string | undefined,
    signal: AbortSignal,
  ): Promise<Opened | null> {
    const { store } = await this.stores.open(recording.workspaceId, recording.locationId ?? '');
    const read = await store.get(recording.objectKey ?? '', { range, signal });
    return read && { ...read, contentType: recording.contentType ?? read.contentType };
  }

  private async fromTwilio(
    recording: Recording,
    range: string | undefined,
    signal: AbortSignal,
  ): Promise<SourceMedia | null> {
    const source = await this.sources.open(recording.workspaceId);
    const open = (channels: 1 | 2): Promise<SourceMedia | null> =>
      source.download(recording.recordingSid, { format: 'wav', channels, range, signal });
    try {
      return await open((recording.channels ?? 1) >= 2 ? 2 : 1);
    } catch (error) {
      if (!(error instanceof VoicekeepError) || error.code !== 'telephony.no_dual_channel') throw error;
      return open(1);
    }
  }
}

function answer(opened: Opened, range: string | undefined, saveAs: string | null): MediaAnswer {
  const { sizeBytes, contentRange } = opened;
  const headers: Record<string, string> = {
    'Content-Type': opened.contentType ?? 'audio/x-wav',
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    'Content-Disposition': saveAs === null ? 'inline' : `attachment; filename="${saveAs}"`,
  };
  const length = (bytes: number | null): Record<string, string> =>
    bytes === null ? {} : { 'Content-Length': String(bytes) };
  if (contentRange !== null)
    return {
      status: 206,
      headers: { ...headers, ...length(sizeBytes), 'Content-Range': contentRange },
      body: opened.body,
    };
  const wish = sizeBytes === null ? null : byteRange(range)?.within(sizeBytes);
  if (!wish || sizeBytes === null)
    return { status: 200, headers: { ...headers, ...length(sizeBytes) }, body: opened.body };
  // The source answered whole: cut the wanted part out of it.
  return {
    status: 206,
    headers: {
      ...headers,
      ...length(wish.last - wish.first + 1),
      'Content-Range': `bytes ${wish.first}-${wish.last}/${sizeBytes}`,
    },
    body: sliced(opened.body, wish.first, wish.last),
  };
}
