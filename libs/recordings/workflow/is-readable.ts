import { VoicekeepError } from '@voicekeep/shared/errors';
import { withDeadline } from '@voicekeep/shared/kernel';
import type { ObjectStore } from '@voicekeep/storage/domain';

const ASK_MS = 4000;

/** Asks for one byte: some stores give archived files at once, AWS refuses them. Any other fault counts as readable. */
export async function isReadable(store: ObjectStore, key: string): Promise<boolean> {
  try {
    const read = await withDeadline(ASK_MS, (signal) => store.get(key, { range: 'bytes=0-0', signal }));
    read?.body.destroy();
    return true;
  } catch (error) {
    return !(error instanceof VoicekeepError && error.code === 'storage.object_archived');
  }
}
