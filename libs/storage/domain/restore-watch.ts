import { withDeadline } from '@voicekeep/shared/kernel';
import type { ObjectStores } from './object-stores';
import type { StoredAudio } from './stored-audio';

const LOOK_MS = 5_000;
const AT_A_TIME = 100;

/** Asks the store of each recording under restore whether it is back. */
export class RestoreWatch {
  constructor(
    private readonly stores: ObjectStores,
    private readonly audio: StoredAudio,
  ) {}

  /** @throws what a store threw last, once all were looked at */
  async look(stopping: AbortSignal): Promise<void> {
    let trouble: { readonly error: unknown } | null = null;
    for (const asked of await this.audio.underRestore(AT_A_TIME)) {
      if (stopping.aborted) return;
      try {
        const { store } = await this.stores.open(asked.workspaceId, asked.locationId);
        const info = await withDeadline(
          LOOK_MS,
          (signal) => store.head(asked.objectKey, { signal }),
          stopping,
        );
        if (info?.restore && !info.restore.ongoing)
          await this.audio.restored(asked.workspaceId, asked.recordingId, info.restore.until);
      } catch (error) {
        trouble = { error };
      }
    }
    if (trouble) throw trouble.error;
  }
}
