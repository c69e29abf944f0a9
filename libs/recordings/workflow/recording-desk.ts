import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type { Page, Recording as RecordingView, RecordingState } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { withDeadline, type Clock, type PageRequest } from '@voicekeep/shared/kernel';
import type { ObjectStores, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { RecordingSources } from '@voicekeep/telephony/domain';
import type {
  ArchiveBook,
  ArchiveFacts,
  Bell,
  PeaksShelf,
  Recording,
  RecordingRef,
  RecordingRepository,
} from '@voicekeep/recordings/domain';
import { restoreView } from './restore-desk';

export interface RecordingDeskParts {
  readonly archive: ArchiveBook;
  readonly recordings: RecordingRepository;
  readonly peaks: PeaksShelf;
  readonly stores: ObjectStores;
  readonly storage: WorkspaceStorage;
  readonly sources: RecordingSources;
  readonly audit: AuditTrail;
  readonly bell: Bell;
  readonly clock: Clock;
}

/** The outline of a recording: per channel, loudness from 0 to 1, evenly over its length. */
export interface Waveform {
  readonly durationSeconds: number | null;
  readonly peaks: readonly (readonly number[])[];
}

const RETRYABLE: readonly RecordingState[] = ['failed', 'lost'];
const ASK_MS = 10_000;

/** Shows recordings, and sends failed ones on their way again. */
export class RecordingDesk {
  constructor(private readonly parts: RecordingDeskParts) {}

  async page(
    workspaceId: string,
    filter: { states?: readonly RecordingState[]; callLogId?: string | null; recordingSid?: string },
    page: PageRequest,
  ): Promise<Page<RecordingView>> {
    const { items, nextCursor } = await this.parts.recordings.page(workspaceId, filter, page);
    const buckets = new Map<string, string>();
    const views: RecordingView[] = [];
    const ids = items.map(({ id }) => id);
    const archived = await this.parts.archive.facts(workspaceId, ids);
    for (const item of items) views.push(await this.view(item, buckets, archived.get(item.id)));
    return { items: views, nextCursor };
  }

  /** @throws VoicekeepError `recording.not_found` */
  async get(ref: RecordingRef): Promise<RecordingView> {
    const archived = await this.parts.archive.facts(ref.workspaceId, [ref.id]);
    return this.view(await this.require(ref), new Map(), archived.get(ref.id));
  }

  /** @throws VoicekeepError `recording.waveform_missing` before a copy was made here */
  async waveform(ref: RecordingRef): Promise<Waveform> {
    const { durationSeconds } = await this.require(ref);
    const found = await this.parts.peaks.find(ref);
    if (!found)
      throw errors.notFound(
        'recording.waveform_missing',
        'The waveform is drawn once the recording was copied.',
      );
    const peaks = Array.from({ length: found.channels }, (_, channel) =>
      [...found.values.subarray(channel * found.points, (channel + 1) * found.points)].map(
        (level) => Math.round((level / 127) * 1000) / 1000,
      ),
    );
    return { durationSeconds, peaks };
  }

  /**
   * Queues a failed recording again, a lost one only if Twilio has it after all.
   * @throws VoicekeepError `recording.storage_disabled`, `recording.not_failed`, `recording.not_at_source`
   */
  async retry(ref: RecordingRef, by: { actor: Actor; requestId: string }): Promise<RecordingView> {
    const { recordings, storage, audit, bell, clock } = this.parts;
    const recording = await this.require(ref);
    const policy = await storage.policy(ref.workspaceId);
    if (!policy?.enabled)
      throw errors.conflict(
        'recording.storage_disabled',
        'Storage is not switched on; switch it on, then retry.',
      );
    if (!RETRYABLE.includes(recording.state)) throw notFailed();
    if (!recording.onTwilio && !(await this.isAtSource(recording)))
      throw errors.conflict(
        'recording.not_at_source',
        'Twilio does not have this recording; there is nothing to copy.',
      );
    const now = clock.now();
    const queued = await recordings.move(recording, RETRYABLE, 'queued', {
      ...{ nextAttemptAt: now, progressAt: now, tries: 0 },
      ...{ lastErrorCode: null, lastErrorMessage: null, lastErrorAt: null, onTwilio: true },
    });
    if (!queued) throw notFailed();
    const resource = { type: 'recording', id: ref.id };
    await audit.append({
      ...by,
      action: 'recording.retried',
      outcome: 'ok',
      workspaceId: ref.workspaceId,
      resource,
    });
    bell.copy({ ...ref, generation: recording.generation + 1 });
    return this.get(ref);
  }

  private async isAtSource({ workspaceId, recordingSid }: Recording): Promise<boolean> {
    const source = await this.parts.sources.open(workspaceId);
    const seen = await withDeadline(ASK_MS, (signal) => source.recording(recordingSid, { signal }));
    return seen?.status === 'completed';
  }

  private async require(ref: RecordingRef): Promise<Recording> {
    const recording = await this.parts.recordings.find(ref);
    if (!recording) throw errors.notFound('recording.not_found', 'There is no such recording.');
    return recording;
  }

  private async view(
    recording: Recording,
    buckets: Map<string, string>,
    archived: ArchiveFacts | undefined,
  ): Promise<RecordingView> {
    const { id, kind, state, durationSeconds, recordingSid, callLogId, channels, bytes, sha256 } = recording;
    const { onTwilio, writtenBy, locationId, objectKey, lastErrorCode, lastErrorMessage, lastErrorAt } =
      recording;
    const written = locationId !== null && objectKey !== null && bytes !== null && state !== 'deleted';
    return {
      ...{ id, kind, state, durationSeconds, recordingSid, callLogId, channels, bytes, sha256, onTwilio },
      writtenBy,
      location: written
        ? { bucket: await this.bucketOf(recording.workspaceId, locationId, buckets), key: objectKey }
        : null,
      storageClass: written ? (archived?.storageClass ?? 'STANDARD') : null,
      restore: archived?.restore ? restoreView(archived.restore, this.parts.clock.now()) : null,
      startedAt: (recording.startedAt ?? recording.sourceCreatedAt).toISOString(),
      storedAt: recording.storedAt?.toISOString() ?? null,
      verifiedAt: recording.verifiedAt?.toISOString() ?? null,
      lastError:
        lastErrorCode === null
          ? null
          : {
              code: lastErrorCode,
              message: lastErrorMessage ?? '',
              at: (lastErrorAt ?? recording.sourceCreatedAt).toISOString(),
            },
    };
  }

  private async bucketOf(
    workspaceId: string,
    locationId: string,
    known: Map<string, string>,
  ): Promise<string> {
    const bucket =
      known.get(locationId) ?? (await this.parts.stores.open(workspaceId, locationId)).location.bucket;
    known.set(locationId, bucket);
    return bucket;
  }
}

const notFailed = (): Error =>
  errors.conflict('recording.not_failed', 'Only a failed recording can be retried.');
