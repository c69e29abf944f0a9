import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import { RESTORE_HOURS, type RecordingRestore } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { withDeadline, type Clock } from '@voicekeep/shared/kernel';
import { needsRestore, type ObjectStores } from '@voicekeep/storage/domain';
import {
  STORED_STATES,
  type ArchiveBook,
  type RecordingRef,
  type RecordingRepository,
  type Restore,
  type RestoreTier,
} from '@voicekeep/recordings/domain';
import { isReadable } from './is-readable';

export interface RestoreDeskParts {
  readonly recordings: RecordingRepository;
  readonly stores: ObjectStores;
  readonly archive: ArchiveBook;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

export interface RestoreWish {
  readonly days: number;
  readonly tier: RestoreTier;
  readonly actor: Actor;
  readonly requestId: string;
}

const ASK_MS = 10_000;
const HOUR_MS = 3_600_000;

/** Asks the store to make an archived recording playable again for some days. */
export class RestoreDesk {
  constructor(private readonly parts: RestoreDeskParts) {}

  /**
   * Asking again while it is under way, or for longer, is harmless.
   * @throws VoicekeepError `recording.not_found`, `recording.not_archived`, `recording.restore_tier`,
   *   `storage.restore_unsupported`
   */
  async restore(ref: RecordingRef, { days, tier, ...by }: RestoreWish): Promise<RecordingRestore> {
    const { recordings, stores, archive, audit, clock } = this.parts;
    const recording = await recordings.find(ref);
    if (!recording) throw errors.notFound('recording.not_found', 'There is no such recording.');
    const { locationId, objectKey } = recording;
    if (locationId === null || objectKey === null || !STORED_STATES.includes(recording.state))
      throw notArchived();
    const { store } = await stores.open(ref.workspaceId, locationId);
    const info = await withDeadline(ASK_MS, (signal) => store.head(objectKey, { signal }));
    const storageClass = info?.storageClass ?? 'STANDARD';
    if (!info || !needsRestore(storageClass)) throw notArchived();
    if (info.restore === null && (await isReadable(store, objectKey))) throw notArchived();
    const hours = RESTORE_HOURS[storageClass]?.[tier];
    if (hours === undefined)
      throw errors.invalid(
        'recording.restore_tier',
        `${tier} is not offered for ${storageClass}; take Standard or Bulk.`,
        { fields: [{ path: 'tier', code: 'recording.restore_tier', message: 'Take Standard or Bulk.' }] },
      );
    await withDeadline(ASK_MS, (signal) => store.restore(objectKey, { days, tier, signal }));
    const now = clock.now();
    const ready = info.restore && !info.restore.ongoing;
    const restore: Restore = {
      ...{ tier, days, requestedAt: now },
      expectedAt: new Date(now.getTime() + hours * HOUR_MS),
      readyUntil: ready ? new Date(now.getTime() + days * 24 * HOUR_MS) : null,
    };
    await archive.seen(ref, objectKey, storageClass, now);
    await archive.requested(ref, restore);
    await audit.append({
      ...by,
      action: 'recording.restore_requested',
      outcome: 'ok',
      workspaceId: ref.workspaceId,
      resource: { type: 'recording', id: ref.id },
      details: { tier, days, storageClass },
    });
    return restoreView(restore, now);
  }
}

const notArchived = (): Error =>
  errors.conflict('recording.not_archived', 'This recording lies in no archive class; just play it.');

/** As it stands at this moment; what has expired is none. */
export function restoreView(restore: Restore, now: Date): RecordingRestore {
  const { tier, days, requestedAt, expectedAt, readyUntil } = restore;
  return {
    state: readyUntil === null ? 'restoring' : readyUntil > now ? 'ready' : 'expired',
    ...{ tier, days },
    requestedAt: requestedAt.toISOString(),
    expectedAt: expectedAt.toISOString(),
    readyUntil: readyUntil?.toISOString() ?? null,
  };
}
