import { withDeadline, type Clock, type Transactions } from '@voicekeep/shared/kernel';
import type { SweepAction } from '@voicekeep/shared/contracts';
import type { ObjectInfo, OpenLocation, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { RecordingSources } from '@voicekeep/telephony/domain';
import {
  STORED_STATES,
  type Bell,
  type BucketBooks,
  type NewFinding,
  type Recording,
  type RecordingFacts,
  type RecordingRef,
  type RecordingRepository,
  type SourceDeletions,
} from '@voicekeep/recordings/domain';
import type { CopyVerifier } from './copy-verifier';

export interface CopyInspectorParts {
  readonly recordings: RecordingRepository;
  readonly sourceDeletions: SourceDeletions;
  readonly books: BucketBooks;
  readonly storage: WorkspaceStorage;
  readonly sources: RecordingSources;
  readonly verifier: CopyVerifier;
  readonly transactions: Transactions;
  readonly bell: Bell;
  readonly clock: Clock;
}

interface Fault {
  readonly kind: 'missing' | 'changed';
  readonly info: ObjectInfo | null;
}

const ASK_MS = 15_000;
const SAYS = {
  missing: 'The bucket no longer holds this recording.',
  changed: 'The object in the bucket is not the one that was verified.',
} as const;
const NEXT: Readonly<Record<SweepAction, string>> = {
  copied_again: 'It is copied again from Twilio.',
  needs_person: 'Twilio no longer has it: restore it in the bucket from a version or a backup.',
  left_alone: 'Twilio still has it; switch storage on and sweep again to copy it anew.',
};

/** Looks once more at a copy that a list showed to be missing or changed, and does what can be done about it. */
export class CopyInspector {
  constructor(private readonly parts: CopyInspectorParts) {}

  /**
   * Never deletes anything. A pending deletion at Twilio is withdrawn, and what Twilio still has is queued anew.
   * @param startedAt of the sweep; what was stored later is not judged by its lists
   * @returns null when the copy is as it was verified, or is no longer the one the list was about
   */
  async inspect(
    ref: RecordingRef,
    place: OpenLocation,
    startedAt: Date,
    signal: AbortSignal,
  ): Promise<NewFinding | null> {
    const recording = await this.parts.recordings.find(ref);
    if (!recording || !isStoredAt(recording, place, startedAt)) return null;
    const fault = await this.faultOf(recording, place, signal);
    if (!fault) return null;
    const intactVersionId = await this.intactVersion(recording, place, signal);
    const action = await this.act(recording, fault.kind, signal);
    if (action === null) return null;
    return {
      ...{ workspaceId: recording.workspaceId, locationId: place.location.id, kind: fault.kind },
      ...{ recordingId: recording.id, objectKey: recording.objectKey ?? '', action, intactVersionId },
      bytes: fault.info?.sizeBytes ?? null,
    };
  }

  private async faultOf(
    recording: Recording,
    place: OpenLocation,
    signal: AbortSignal,
  ): Promise<Fault | null> {
    const { books, recordings, verifier, clock } = this.parts;
    const { objectKey: key, bytes, sha256, etag } = recording;
    if (key === null || bytes === null || sha256 === null) return { kind: 'missing', info: null };
    const info = await ask(signal, (within) => place.store.head(key, { signal: within }));
    if (!info) return { kind: 'missing', info };
    if (info.sizeBytes !== bytes || (info.sha256 !== null && info.sha256 !== sha256))
      return { kind: 'changed', info };
    if (etag !== null && info.etag !== null && etag !== info.etag) {
      // Encrypting anew or copying in place changes the ETag alone: only the bytes can tell.
      const expected = { key, versionId: null, sizeBytes: bytes, sha256 };
      const proof = await verifier.verify(place, expected, 'read-back', signal);
      if (proof === 'absent') return { kind: 'missing', info: null };
      if (proof === 'differs') return { kind: 'changed', info };
      await recordings.note(recording, { etag: info.etag, versionId: info.versionId });
    }
    await books.markIntact(recording.workspaceId, [recording.id], clock.now());
    return null;
  }

  /** In a bucket with versions the verified object may still be there under its own. */
  private async intactVersion(
    { objectKey, versionId, bytes, etag }: Recording,
    { store }: OpenLocation,
    signal: AbortSignal,
  ): Promise<string | null> {
    if (objectKey === null || versionId === null) return null;
    const kept = await ask(signal, (within) => store.head(objectKey, { versionId, signal: within }));
    const intact = kept !== null && kept.sizeBytes === bytes && (etag === null || kept.etag === etag);
    return intact ? versionId : null;
  }

  /** @returns null when the recording moved on meanwhile */
  private async act(
    recording: Recording,
    kind: Fault['kind'],
    signal: AbortSignal,
  ): Promise<SweepAction | null> {
    const { recordings, sourceDeletions, storage, transactions, bell, clock } = this.parts;
    const atSource = recording.onTwilio ? await this.statusAtSource(recording, signal) : 'deleted';
    const enabled = (await storage.policy(recording.workspaceId))?.enabled === true;
    const copyable = atSource === 'completed' && recording.state !== 'cleaned';
    const action = copyable ? (enabled ? 'copied_again' : 'left_alone') : 'needs_person';
    const now = clock.now();
    const flag = {
      ...{ lastErrorCode: kind === 'missing' ? 'storage.object_missing' : 'storage.object_changed' },
      ...{ lastErrorMessage: `${SAYS[kind]} ${NEXT[action]}`, lastErrorAt: now },
    };
    const done = await transactions.run(async () => {
      const held = await recordings.lock(recording);
      if (!held || held.generation !== recording.generation || held.state !== recording.state) return false;
      if (atSource === 'deleted') return this.withoutSource(held, flag);
      await sourceDeletions.cancel(held);
      if (action === 'copied_again')
        return recordings.move(held, ['stored', 'cleaning'], 'queued', {
          ...{ ...flag, nextAttemptAt: now, progressAt: now, tries: 0 },
        });
      if (held.state === 'cleaning') return recordings.move(held, ['cleaning'], 'stored', flag);
      await recordings.note(held, flag);
      return true;
    });
    if (!done) return null;
    if (action === 'copied_again') bell.copy({ ...recording, generation: recording.generation + 1 });
    return action;
  }

  /** Twilio says it was deleted: our own request if one was sent, for its answer may have been lost. */
  private async withoutSource(held: Recording, flag: Partial<RecordingFacts>): Promise<boolean> {
    const { recordings, sourceDeletions, clock } = this.parts;
    const facts = { ...flag, onTwilio: false };
    const deletion = held.onTwilio ? await sourceDeletions.find(held) : null;
    if (deletion && deletion.sentAt !== null && deletion.state !== 'confirmed')
      await sourceDeletions.confirm(deletion, 'metadata', clock.now());
    else await sourceDeletions.cancel(held);
    if (held.state === 'cleaning') return recordings.move(held, ['cleaning'], 'cleaned', facts);
    await recordings.note(held, facts);
    return true;
  }

  private async statusAtSource(
    { workspaceId, recordingSid }: Recording,
    signal: AbortSignal,
  ): Promise<string> {
    const source = await this.parts.sources.open(workspaceId);
    const seen = await ask(signal, (within) =>
      source.recording(recordingSid, { includeDeleted: true, signal: within }),
    );
    return seen?.status ?? 'unknown';
  }
}

const ask = <T>(signal: AbortSignal, work: (within: AbortSignal) => Promise<T>): Promise<T> =>
  withDeadline(ASK_MS, work, signal);

const isStoredAt = (
  { state, locationId, storedAt }: Recording,
  { location }: OpenLocation,
  startedAt: Date,
): boolean =>
  STORED_STATES.includes(state) && locationId === location.id && storedAt !== null && storedAt < startedAt;
