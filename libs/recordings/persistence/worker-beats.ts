import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

/** Which worker processes are alive, without asking Redis. */
export class WorkerBeats {
  constructor(private readonly database: Database) {}

  async beat(id: string, now: Date): Promise<void> {
    await this.database.manager.query(
      `INSERT INTO vk_workers (id, started_at, seen_at) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)`,
      [id, now, now],
    );
    await this.database.manager.query('DELETE FROM vk_workers WHERE seen_at < ?', [
      new Date(now.getTime() - 86_400_000),
    ]);
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
