import { Injectable } from '@nestjs/common';
import { Database } from '@voicekeep/shared/persistence';

/** Counts over the whole installation, for operators. */
@Injectable()
export class RecordingFigures {
  constructor(private readonly database: Database) {}

  async byState(): Promise<readonly { readonly state: string; readonly count: number }[]> {
    const rows: { state: string; count: string | number }[] = await this.database.manager.query(
      'SELECT state, COUNT(*) AS count FROM vk_recordings GROUP BY state',
    );
    return rows.map(({ state, count }) => ({ state, count: Number(count) }));
  }
}
