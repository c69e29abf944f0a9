import type { WorkerReport } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

/** Where a worker process runs, as far as the system tells. */
export interface BeatingProcess {
  readonly place: string;
  readonly pid: number;
  readonly born: number;
}

export interface SeenWorker {
  readonly id: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  /** Null for one of an earlier version, or when it could not say. */
  readonly report: WorkerReport | null;
}

/** Which worker processes are alive, without asking Redis. */
export class WorkerBeats {
  constructor(private readonly database: Database) {}

  async beat(
    id: string,
    now: Date,
    process: BeatingProcess | null = null,
    report: WorkerReport | null = null,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO vk_workers (id, started_at, seen_at, place, pid, born, report) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at), report = VALUES(report)`,
      [
        ...[id, now, now, process?.place ?? null, process?.pid ?? null, process?.born ?? null],
        report && JSON.stringify(report),
      ],
    );
    await this.database.query('DELETE FROM vk_workers WHERE seen_at < ?', [
      new Date(now.getTime() - 86_400_000),
    ]);
  }

  /** Who beat within the last day and has not left, the oldest first. */
  async all(): Promise<readonly SeenWorker[]> {
    const rows = await select<{ id: string; startedAt: Date; seenAt: Date; report: string | null }>(
      this.database,
      'SELECT id, started_at AS startedAt, seen_at AS seenAt, report FROM vk_workers ORDER BY started_at, id',
      [],
    );
    return rows.map((row) => ({ ...row, report: row.report === null ? null : reportOf(row.report) }));
  }

  /** Who beat from this place and has not left. */
  async at(place: string): Promise<readonly { id: string; pid: number; born: number }[]> {
    const rows = await select<{ id: string; pid: number | string; born: number | string }>(
      this.database,
      'SELECT id, pid, born FROM vk_workers WHERE place = ?',
      [place],
    );
    return rows.map(({ id, pid, born }) => ({ id, pid: Number(pid), born: Number(born) }));
  }

  async leave(id: string): Promise<void> {
    await this.database.query('DELETE FROM vk_workers WHERE id = ?', [id]);
  }

  /** When any worker was last seen; null when none ever was. */
  async lastSeenAt(): Promise<Date | null> {
    const [row] = await select<{ seen: Date | null }>(
      this.database,
      'SELECT MAX(seen_at) AS seen FROM vk_workers',
      [],
    );
    return row?.seen ?? null;
  }
}

function reportOf(text: string): WorkerReport {
  const report: WorkerReport = JSON.parse(text);
  return report;
}
