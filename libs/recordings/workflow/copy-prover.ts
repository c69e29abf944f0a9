import type { Recording } from '@voicekeep/recordings/domain';
import { errors } from '@voicekeep/shared/errors';
import type { OpenLocation, StoragePolicy } from '@voicekeep/storage/domain';
import type { ArchiveOutcome, RecordingArchiverParts } from './archive-parts';
import { orderSweep } from './copy-setbacks';

const HOUR_MS = 3_600_000;
const MISMATCH: Readonly<Record<Recording['writtenBy'], string>> = {
  voicekeep: 'The file is shorter or longer than Twilio says, so the Twilio copy is kept beside ours.',
  twilio: 'The file Twilio wrote into the bucket is shorter or longer than Twilio says; there is no other.',
};

type Parts = Pick<
  RecordingArchiverParts,
  | 'recordings'
  | 'attempts'
  | 'objectDeletions'
  | 'sourceDeletions'
  | 'runs'
  | 'stores'
  | 'verifier'
  | 'workspaces'
  | 'transactions'
  | 'bell'
  | 'crash'
  | 'clock'
>;

/** Turns `copied` into `stored`: the proof, and in the same commit the decision on the copy at Twilio. */
export class CopyProver {
  constructor(private readonly parts: Parts) {}

  /** Proves a `copied` recording and commits `stored`. @throws VoicekeepError `storage.copy_missing`, `storage.copy_differs` */
  async prove(
    recording: Recording,
    policy: StoragePolicy | null,
    signal: AbortSignal,
    opened?: OpenLocation,
  ): Promise<ArchiveOutcome> {
    const { stores, verifier, crash } = this.parts;
    const { workspaceId, locationId, objectKey: key, bytes, sha256, versionId } = recording;
    if (locationId === null || key === null || bytes === null || sha256 === null) throw unknownCopy();
    const place = opened ?? (await stores.open(workspaceId, locationId));
    const proof = await verifier.verify(
      place,
      { key, versionId, sizeBytes: bytes, sha256 },
      policy?.verification ?? 'auto',
      signal,
    );
    if (proof === 'differs' || proof === 'absent')
      throw errors.unavailable(
        proof === 'absent' ? 'storage.copy_missing' : 'storage.copy_differs',
        'The bucket does not hold what was written to it; the recording is copied again.',
        { retryable: true },
      );
    crash.reach('C12');
    return this.stored(recording, key, policy, proof);
  }

  /** Commits `stored` for a `copied` recording whose object was read to its last byte just now. */
  async accept(recording: Recording, policy: StoragePolicy | null): Promise<ArchiveOutcome> {
    const { objectKey } = recording;
    if (objectKey === null) throw unknownCopy();
    this.parts.crash.reach('C12');
    return this.stored(recording, objectKey, policy, 'read-back');
  }

  private async stored(
    recording: Recording,
    objectKey: string,
    policy: StoragePolicy | null,
    verifiedHow: 'checksum' | 'read-back',
  ): Promise<ArchiveOutcome> {
    const { transactions, recordings, attempts, sourceDeletions, runs, workspaces, bell, clock, crash } =
      this.parts;
    const deletes =
      policy?.enabled === true &&
      policy.deleteTwilioCopy &&
      // What Twilio wrote into the bucket it did not keep: its metadata is all there is, and no copy of ours.
      recording.writtenBy === 'voicekeep' &&
      !recording.keepTwilioCopy &&
      recording.deletionBarred === null &&
      (await workspaces.exists(recording.workspaceId));
    const now = clock.now();
    const dueAt = new Date(now.getTime() + (policy?.deleteTwilioCopyAfterHours ?? 0) * HOUR_MS);
    const held = dueAt > now;
    const decided = await transactions.run(async () => {
      const done = await recordings.fact(recording, 'copied', deletes && !held ? 'cleaning' : 'stored', {
        ...{ verifiedAt: now, verifiedHow, storedAt: now, tries: 0, nextAttemptAt: null },
        ...(recording.deletionBarred === null
          ? { lastErrorCode: null, lastErrorMessage: null, lastErrorAt: null }
          : {
              lastErrorCode: recording.deletionBarred,
              lastErrorMessage: MISMATCH[recording.writtenBy],
              lastErrorAt: now,
            }),
      });
      if (!done) return null;
      await attempts.keep({ ...recording, objectKey }, now);
      await this.replaceOlder(recording, objectKey);
      const generation = deletes
        ? await sourceDeletions.decide(recording, recording.recordingSid, 'policy', dueAt)
        : 0;
      await runs.settle(recording, now);
      return { generation };
    });
    if (!decided) return 'lost-claim';
    crash.reach('C13');
    if (deletes && !held) bell.cleanUp({ ...recording, ...decided });
    return 'stored';
  }

  /** Copies proven before are kept until another is: only now they are leftovers. */
  private async replaceOlder(recording: Recording, objectKey: string): Promise<void> {
    const { attempts, clock } = this.parts;
    if (recording.attempt < 2) return;
    for (const older of await attempts.of(recording)) {
      if (older.state !== 'kept' || older.objectKey === objectKey) continue;
      await attempts.settle(recording, older.attempt, 'open', clock.now());
      await orderSweep(this.parts, older);
    }
  }
}

const unknownCopy = (): Error =>
  errors.internal('recording.copy_unknown', 'The copy has no place written down.');
