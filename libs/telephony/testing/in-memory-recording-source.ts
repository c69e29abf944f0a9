import { Readable } from 'node:stream';
import { errors } from '@voicekeep/shared/errors';
import {
  RecordingSource,
  type DownloadOptions,
  type SourceCall,
  type SourceMedia,
  type SourcePage,
  type SourceRecording,
} from '@voicekeep/telephony/domain';

export interface HeldRecording {
  readonly recording: SourceRecording;
  readonly call: SourceCall;
  /** What every download of it gives. */
  readonly media: Buffer;
}

/** An account in memory, for specs of those who read one; pages are offsets. */
export class InMemoryRecordingSource extends RecordingSource {
  callsPageSize = 1000;
  private readonly held = new Map<string, HeldRecording>();
  private readonly deleted = new Set<string>();

  constructor(
    override readonly accountSid: string,
    held: readonly HeldRecording[] = [],
  ) {
    super();
    held.forEach((each) => this.add(each));
  }

  add(held: HeldRecording): void {
    this.held.set(held.recording.recordingSid, held);
  }

  override async recording(
    recordingSid: string,
    options: { readonly includeDeleted?: boolean } = {},
  ): Promise<SourceRecording | null> {
    const found = this.held.get(recordingSid)?.recording ?? null;
    if (!found || !this.deleted.has(recordingSid)) return found;
    return options.includeDeleted ? { ...found, status: 'deleted' } : null;
  }

  override async recordings(
    window: Parameters<RecordingSource['recordings']>[0],
  ): Promise<SourcePage<SourceRecording>> {
    const found = [...this.held.values()]
      .map(({ recording }) => recording)
      .filter(({ recordingSid }) => !this.deleted.has(recordingSid))
      .filter(({ createdAt }) => isWithin(createdAt, window.createdFrom, window.createdTo))
      .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
    return pageOf(found, window.page, window.pageSize);
  }

  override async call(callSid: string): Promise<SourceCall | null> {
    return [...this.held.values()].find(({ call }) => call.callSid === callSid)?.call ?? null;
  }

  override async calls(window: Parameters<RecordingSource['calls']>[0]): Promise<SourcePage<SourceCall>> {
    const calls = new Map([...this.held.values()].map(({ call }) => [call.callSid, call]));
    const found = [...calls.values()]
      .filter(({ startedAt }) => startedAt && isWithin(startedAt, window.startedFrom, window.startedTo))
      .sort((one, other) => (other.startedAt?.getTime() ?? 0) - (one.startedAt?.getTime() ?? 0));
    return pageOf(found, window.page, this.callsPageSize);
  }

  override async download(recordingSid: string, options: DownloadOptions): Promise<SourceMedia | null> {
    const held = this.held.get(recordingSid);
    if (!held || this.deleted.has(recordingSid)) return null;
    if (options.channels === 2 && held.recording.channels === 1)
      throw errors.invalid('telephony.no_dual_channel', 'This recording has one channel only.');
    return {
      body: Readable.from([held.media]),
      contentType: options.format === 'wav' ? 'audio/x-wav' : 'audio/mpeg',
      sizeBytes: held.media.length,
      contentRange: null,
    };
  }

  override async delete(recordingSid: string): Promise<'deleted' | 'not-found'> {
    if (!this.held.has(recordingSid) || this.deleted.has(recordingSid)) return 'not-found';
    this.deleted.add(recordingSid);
    return 'deleted';
  }
}

const isWithin = (at: Date, from: Date | undefined, to: Date | undefined): boolean =>
  (!from || at >= from) && (!to || at <= to);

function pageOf<T>(items: readonly T[], page = '0', size = 1000): SourcePage<T> {
  // A further page keeps the size of the first, so its token names both.
  const [start = 0, length = size] = page.split(':').map(Number);
  const end = start + length;
  return { items: items.slice(start, end), nextPage: end < items.length ? `${end}:${length}` : null };
}
