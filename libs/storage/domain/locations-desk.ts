import type { AuditTrail } from '@voicekeep/shared/audit';
import type {
  LocationCredentialsRequest,
  StorageLocationList,
  StorageLocationView,
} from '@voicekeep/shared/contracts';
import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import { withDeadline } from '@voicekeep/shared/kernel';
import type { BucketConnection } from './bucket-connection';
import type { ObjectStoreFactory } from './connection-check';
import { trimmed } from './form-text';
import { keyProblem } from './key-rules';
import type { KnownLocation, LocationBook } from './location-book';
import type { Caller } from './storage-settings-editor';
import type { AudioGroup, StoredAudio } from './stored-audio';

const LOOK_MS = 4_000;

export interface LocationsDeskParts {
  readonly locations: LocationBook;
  readonly audio: StoredAudio;
  readonly stores: ObjectStoreFactory;
  readonly audit: AuditTrail;
}

/** Shows every place recordings lie in, and changes the keys of one in place. */
export class LocationsDesk {
  constructor(private readonly parts: LocationsDeskParts) {}

  /** Reads one file of each location, to say whether its keys still do. */
  async list(workspaceId: string): Promise<StorageLocationList> {
    const { locations, audio } = this.parts;
    const [known, groups] = await Promise.all([locations.all(workspaceId), audio.groups(workspaceId)]);
    return { items: await Promise.all(known.map((one) => this.view(one, groups))) };
  }

  /**
   * Changes nothing but the keys, and only once they were seen to read the place.
   * @throws VoicekeepError `storage.location_not_found`; 422 with what the store answered
   */
  async changeKeys(
    workspaceId: string,
    id: string,
    request: LocationCredentialsRequest,
    caller: Caller,
  ): Promise<StorageLocationView> {
    const { locations, audio, audit } = this.parts;
    const known = (await locations.all(workspaceId)).find(({ location }) => location.id === id);
    if (!known)
      throw errors.notFound('storage.location_not_found', 'This workspace has no such storage location.');
    const keys = {
      accessKeyId: trimmed(request.accessKeyId),
      secretAccessKey: trimmed(request.secretAccessKey),
    };
    const problem = keyProblem(keys.accessKeyId, keys.secretAccessKey, known.location.endpoint !== null);
    if (problem) throw errors.invalid(problem.code, problem.message, { fields: [problem] });
    await this.requireReads(workspaceId, id, { ...known.connection, ...keys, keyless: false });
    await locations.replaceKeys(workspaceId, id, keys);
    await audit.append({
      ...caller,
      action: 'storage.location_keys_changed',
      outcome: 'ok',
      workspaceId,
      resource: { type: 'storage-location', id },
    });
    const changed = (await locations.all(workspaceId)).find(({ location }) => location.id === id) ?? known;
    return this.view(changed, await audio.groups(workspaceId));
  }

  private async view(known: KnownLocation, groups: readonly AudioGroup[]): Promise<StorageLocationView> {
    const { location, pausedCode, createdAt, testedAt } = known;
    const { id, workspaceId, state, bucket, region, endpoint, prefix } = location;
    const here = groups.filter(({ locationId }) => locationId === id);
    const seen = await this.reads(workspaceId, id, known.connection).then(
      (readable) => ({ readable, problem: null }),
      (error: unknown) => ({
        readable: isTransient(error) ? null : false,
        problem: problemOf(error),
      }),
    );
    return {
      ...{ id, state, pausedCode, bucket, region, endpoint, prefix },
      objects: here.reduce((sum, { objects }) => sum + objects, 0),
      bytes: here.reduce((sum, { bytes }) => sum + bytes, 0),
      createdAt: createdAt.toISOString(),
      testedAt: testedAt.toISOString(),
      ...seen,
    };
  }

  /** Null when nothing lies there to be read. @throws VoicekeepError */
  private async reads(
    workspaceId: string,
    id: string,
    connection: BucketConnection,
  ): Promise<boolean | null> {
    const key = (await this.parts.audio.sample(workspaceId, id))?.objectKey ?? null;
    const store = this.parts.stores.open(connection);
    return withDeadline(LOOK_MS, async (signal) => {
      if (key === null) {
        await store.list(connection.prefix, undefined, { signal });
        return null;
      }
      const found = await store.head(key, { signal });
      if (found) return true;
      throw errors.notFound(
        'storage.recording_missing',
        'The place answers, but its newest recording is not there.',
      );
    });
  }

  /** @throws VoicekeepError 422 unless the keys read it */
  private async requireReads(workspaceId: string, id: string, connection: BucketConnection): Promise<void> {
    try {
      await this.reads(workspaceId, id, connection);
    } catch (error) {
      const { code, message } = problemOf(error);
      throw errors.invalid(code, message, { fields: [{ path: 'secretAccessKey', code, message }] });
    }
  }
}

const problemOf = (error: unknown): { code: string; message: string } =>
  error instanceof VoicekeepError
    ? { code: error.code, message: error.message }
    : { code: 'storage.endpoint_timeout', message: 'The store did not answer in time; try again.' };

const isTransient = (error: unknown): boolean => !(error instanceof VoicekeepError) || error.retryable;
