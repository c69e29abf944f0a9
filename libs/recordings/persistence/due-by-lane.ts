import type { Room } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

interface Lanes {
  readonly table: string;
  /** The column that names a lane; with `priority`, if given, and `next_attempt_at` it leads an index. */
  readonly lane: 'workspace_id' | 'location_id';
  /** Lower ones of all lanes go first. */
  readonly priority?: 'priority';
  readonly columns: string;
}

interface Head {
  readonly lane: string;
  readonly priority: number | string;
  readonly first: Date | null;
}

/**
 * What is due, at most `limit`, taken from all lanes in turn: a long queue in one keeps no other waiting.
 * `room` says how many of a lane may come at all. Reads two index entries per lane, and then only what it answers.
 */
export async function dueByLane<Row>(
  database: Database,
  { table, lane, priority, columns }: Lanes,
  now: Date,
  limit: number,
  room: Room,
): Promise<readonly Row[]> {
  const rank = priority ?? '0';
  const group = priority ? `${lane}, ${priority}` : lane;
  const heads = await select<Head>(
    database,
    `SELECT ${lane} AS lane, ${rank} AS priority, MIN(next_attempt_at) AS first FROM ${table} GROUP BY ${group}`,
    [],
  );
  const open = heads
    .map((head) => ({ ...head, room: head.first && head.first <= now ? room(head.lane) : 0 }))
    .filter((head) => head.room > 0)
    .sort((a, b) => Number(a.priority) - Number(b.priority) || Number(a.first) - Number(b.first));
  const found: Row[] = [];
  for (const level of new Set(open.map((head) => Number(head.priority)))) {
    const lanes = open.filter((head) => Number(head.priority) === level);
    const share = Math.max(1, Math.ceil((limit - found.length) / lanes.length));
    const queues: (readonly Row[])[] = [];
    for (const head of lanes.slice(0, limit - found.length))
      queues.push(
        await select<Row>(
          database,
          `SELECT ${columns} FROM ${table}
           WHERE ${lane} = ? ${priority ? `AND ${priority} = ${level}` : ''} AND next_attempt_at <= ?
           ORDER BY next_attempt_at LIMIT ?`,
          [head.lane, now, Math.min(share, head.room)],
        ),
      );
    found.push(...inTurn(queues).slice(0, limit - found.length));
    if (found.length >= limit) break;
  }
  return found;
}

function inTurn<Row>(queues: readonly (readonly Row[])[]): Row[] {
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) =>
    queues.flatMap((queue) => queue.slice(place, place + 1)),
  ).flat();
}
