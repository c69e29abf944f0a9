import type { ObjectStore } from './object-store';

const FOLDER = '.voicekeep-check';
const PROBE = /\/([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})\/[a-z]+\.wav$/;
/** No connection test runs longer. */
const TEST_MS = 10 * 60_000;

/** Where connection tests put what they write, one folder per test, named by a UUIDv7. */
export const probeFolder = (prefix: string): string => (prefix === '' ? FOLDER : `${prefix}/${FOLDER}`);

/**
 * Removes what a connection test left because it was killed, or refused its deletion, more than ten minutes ago.
 * @throws VoicekeepError `storage.*`
 */
export async function removeOldProbes(
  store: ObjectStore,
  prefix: string,
  now: Date,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const folder = `${probeFolder(prefix)}/`;
  let cursor: string | undefined;
  do {
    const page = await store.list(folder, cursor, options);
    for (const { key } of page.keys)
      if (now.getTime() - writtenAtMs(key) > TEST_MS) await store.deleteAllVersions(key);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** The time within its test's UUIDv7 (RFC 9562); of any other key, which is not ours, never. */
function writtenAtMs(key: string): number {
  const id = PROBE.exec(key)?.[1];
  return id === undefined ? Infinity : parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
