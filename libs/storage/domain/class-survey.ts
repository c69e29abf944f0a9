import { type Clock } from '@voicekeep/shared/kernel';
import type { LocationBook } from './location-book';
import type { ObjectStores } from './object-stores';
import type { StoredAudio } from './stored-audio';

const DAY_MS = 86_400_000;
/** A location whose store failed is looked at again sooner. */
const AGAIN_MS = 3_600_000;

/** Reads each bucket's own list once a day, so that books and costs follow what lifecycle rules moved. */
export class ClassSurvey {
  constructor(
    private readonly locations: LocationBook,
    private readonly stores: ObjectStores,
    private readonly audio: StoredAudio,
    private readonly clock: Clock,
  ) {}

  /** Surveys one location that is due. @returns false when none was @throws what the store threw; the location comes again in an hour */
  async step(signal: AbortSignal): Promise<boolean> {
    const now = this.clock.now();
    const due = await this.locations.takeForSurvey(now, new Date(now.getTime() + AGAIN_MS));
    if (!due) return false;
    const { store, location } = await this.stores.open(due.workspaceId, due.id);
    let cursor: string | undefined;
    do {
      signal.throwIfAborted();
      const page = await store.list(location.prefix, cursor, { signal });
      const seen = page.keys.map(({ key, storageClass }) => ({
        key,
        storageClass: storageClass ?? 'STANDARD',
      }));
      await this.audio.noteClasses(due.workspaceId, due.id, seen, now);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    await this.locations.surveyed(due.workspaceId, due.id, now);
    return true;
  }
}

export const SURVEY_EVERY_MS = DAY_MS;
