import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { RecordingState } from '@voicekeep/shared/contracts';
import { withDeadline } from '@voicekeep/shared/kernel';
import type { ObjectRead, ObjectStore, ObjectStores } from '@voicekeep/storage/domain';
import { problemOf, STORED_STATES, type Recording } from '@voicekeep/recordings/domain';
import type { CopyVerifier } from './copy-verifier';
import type { Absence } from './zip-manifest';

const ASK_MS = 15_000;
const TRIES = 3;
const PAUSE_MS = 500;
/** Written by whoever last found other bytes in the bucket. */
export const CHANGED = 'storage.object_changed';
const NOT_STORED: Partial<Record<RecordingState, Absence>> = {
  ...{ absent: 'no_audio', lost: 'lost', deleted: 'deleted' },
};

/** Opens the verified copy of a recording to be handed on. */
export class CopyReader {
  constructor(
    private readonly stores: ObjectStores,
    private readonly verifier: CopyVerifier,
  ) {}

  /**
   * A copy that may not be the one that was verified is first read to its end and proven.
   * @returns why there is nothing to hand on, where the bucket or the books say so
   * @throws when the store does not answer after some tries: another time it may
   */
  async open(recording: Recording, signal: AbortSignal): Promise<Readable | Absence> {
    const { workspaceId, state, locationId, objectKey: key, bytes: sizeBytes, sha256 } = recording;
    if (!STORED_STATES.includes(state)) return NOT_STORED[state] ?? 'not_in_bucket';
    if (locationId === null || key === null || sizeBytes === null || sha256 === null) return 'object_missing';
    try {
      const place = await this.stores.open(workspaceId, locationId);
      const read = await this.get(place.store, key, signal);
      if (!read) return 'object_missing';
      if (read.sizeBytes === sizeBytes && !isSuspect(recording, read)) return read.body;
      read.body.destroy();
      if (read.sizeBytes !== null && read.sizeBytes !== sizeBytes) return 'changed';
      const expected = { key, versionId: null, sizeBytes, sha256 };
      const proof = await this.verifier.verify(place, expected, 'read-back', signal);
      if (proof === 'differs') return 'changed';
      return (await this.get(place.store, key, signal))?.body ?? 'object_missing';
    } catch (error) {
      signal.throwIfAborted();
      const { code, retryable } = problemOf(error);
      if (code === 'storage.object_archived') return 'archived';
      if (retryable) throw error;
      return 'unreadable';
    }
  }

  private async get(store: ObjectStore, key: string, signal: AbortSignal): Promise<ObjectRead | null> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await withDeadline(ASK_MS, (within) => store.get(key, { signal: within }), signal);
      } catch (error) {
        signal.throwIfAborted();
        if (tried === TRIES || !problemOf(error).retryable) throw error;
        await setTimeout(PAUSE_MS * tried, undefined, { signal });
      }
    }
  }
}

/** The ETag alone proves nothing: encrypting anew changes it, and some stores give none. */
const isSuspect = ({ etag, lastErrorCode }: Recording, read: ObjectRead): boolean =>
  lastErrorCode === CHANGED || (etag !== null && read.etag !== null && etag !== read.etag);
