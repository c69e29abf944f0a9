import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

/** Which worker processes are alive, without asking Redis. */
export class WorkerBeats {
  constructor(private readonly database: Database) {}

  /** @param process where it runs, as far as the system tells */
  async beat(
    id: string,
    now: Date,
    process: { readonly place: string; readonly pid: number; readonly born: number } | null = null,
  ): Promise<void> {
    await this.database.manager.query(
      `INSERT INTO vk_workers (id, started_at, seen_at, place, pid, born) VALUES (?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)`,
      [id, now, now, process?.place ?? null, process?.pid ?? null, process?.born ?? null],
    );
    await this.database.manager.query('DELETE FROM vk_workers WHERE seen_at < ?', [
      new Date(now.getTime() - 86_400_000),
    ]);
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
    await this.database.manager.query('DELETE FROM vk_workers WHERE id = ?', [id]);
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
