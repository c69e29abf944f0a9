import type { Books, RecordingRow } from './books.mts';
import type { Monitor } from './monitor.mts';
import type { Clinic } from './clinic.mts';

const AT_ONCE = 12;
const PROBE_GRACE_MS = 15 * 60_000;
const HELD = ['stored', 'cleaning', 'cleaned'];

export interface Walked {
  readonly recordings: number;
  readonly objects: number;
  readonly compared: number;
}

/** Walks over database, buckets and the simulated account when all is quiet, and compares them. */
export async function walk(
  books: Books,
  monitor: Monitor,
  clinics: readonly Clinic[],
  buckets: readonly string[],
): Promise<Walked> {
  const { violations, store } = monitor;
  const sums = new Map<string, string>();
  for (const bucket of buckets) {
    const keys = await store.keys(bucket);
    await eachOf(keys, async (key) => {
      sums.set(`${bucket}/${key}`, (await store.sha256(bucket, key)) ?? '');
    });
    if (!(await store.admitsOthers(bucket)))
      violations.add('cors', `${bucket} lost the CORS rule of somebody else.`);
    if ((await store.openUploads(bucket)) > 0)
      violations.add('I5', `${bucket} holds an open multipart upload.`);
  }
  const places = await bucketOf(books);
  const rows = await books.recordings();
  const owned = new Set<string>();
  for (const row of rows) check(row, sums, places, monitor, owned);
  for (const name of sums.keys()) {
    if (isFreshProbe(name)) continue;
    if (!owned.has(name)) violations.add('I4', `${name} belongs to no recording.`);
    const key = name.slice(name.indexOf('/') + 1);
    if (!clinics.some(({ id }) => key.startsWith(`voicekeep/${id}/`)))
      violations.add('I6', `${name} lies outside every workspace's prefix.`);
  }
  for (const [what, n] of Object.entries(await books.withoutNextTime()))
    if (n > 0) violations.add('I8', `${n} ${what} are unfinished and have no next time.`);
  await audit(books, clinics, monitor);
  return { recordings: rows.length, objects: sums.size, compared: owned.size };
}

/** What an interrupted connection test left: sweeps remove it ten minutes later. */
function isFreshProbe(name: string): boolean {
  const id = /\/\.voicekeep-check\/([0-9a-f-]{36})\//.exec(name)?.[1];
  return id !== undefined && Date.now() - parseInt(id.replaceAll('-', '').slice(0, 12), 16) < PROBE_GRACE_MS;
}

function check(
  row: RecordingRow,
  sums: ReadonlyMap<string, string>,
  places: ReadonlyMap<string, string>,
  monitor: Monitor,
  owned: Set<string>,
): void {
  const { violations, sandbox } = monitor;
  const { sid, state, key, locationId } = row;
  const original = sandbox.recording(sid)?.sha256 ?? '';
  const name = key !== null && locationId !== null ? `${places.get(locationId) ?? '?'}/${key}` : null;
  const held = name === null ? undefined : sums.get(name);
  if (state === 'deleted') {
    if (!monitor.personDeleted.has(sid)) violations.add('I1', `${sid} is deleted and no person did it.`);
    return;
  }
  if (name !== null && HELD.includes(state)) {
    owned.add(name);
    if (held === undefined) violations.add('I3', `${sid} points to ${name}, which is not there.`);
    else if (held !== original || held !== row.sha256)
      violations.add('I3', `${sid} points to ${name}, which holds other bytes.`);
  }
  const atTwilio = row.onTwilio === 1 && !monitor.deletedAtTwilio.has(sid) && !monitor.vanished.has(sid);
  const inBucket = HELD.includes(state) && held === original;
  const lostByTwilio = monitor.vanished.has(sid) && !monitor.deletedAtTwilio.has(sid);
  if (!atTwilio && !inBucket && !lostByTwilio && !monitor.personDeleted.has(sid))
    violations.add('I1', `${sid} (${state}) plays from nowhere.`);
}

async function bucketOf(books: Books): Promise<Map<string, string>> {
  const rows = await books.rows<{ id: string; connection: string }>(
    'SELECT id, connection FROM vk_storage_locations',
  );
  return new Map(
    rows.map(({ id, connection }) => [id, (JSON.parse(connection) as { bucket: string }).bucket]),
  );
}

/** I7, for the rows there are: what the administrator did stands in the trail. */
async function audit(books: Books, clinics: readonly Clinic[], { violations }: Monitor): Promise<void> {
  for (const { id, done } of clinics)
    for (const [action, times] of done) {
      const [row] = await books.rows<{ n: number }>(
        'SELECT COUNT(*) AS n FROM vk_audit_events WHERE workspace_id = ? AND action = ?',
        [id, action],
      );
      if (Number(row?.n ?? 0) < times)
        violations.add(
          'I7',
          `${action} was done ${times} times and stands ${row?.n ?? 0} times in the trail.`,
        );
    }
}

/** Works on all of them, some at once. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  });
  await Promise.all(workers);
}
