import { Injectable } from '@nestjs/common';
import { Database } from '@voicekeep/shared/persistence';

export interface StateCount {
  readonly state: string;
  readonly count: number;
}

/** Where a recording is on its way or needs somebody: as many as there is work, however much was ever moved. */
const UNDER_WAY = `'queued', 'copying', 'copied', 'cleaning', 'failed'`;

/** Counts over the whole installation, for operators. */
@Injectable()
export class RecordingFigures {
  constructor(private readonly database: Database) {}

  /** The states recordings pass through; reads no more than the rows it counts. */
  underWay(): Promise<readonly StateCount[]> {
    return this.count(
      `SELECT r.state, COUNT(*) AS count FROM vk_workspaces w
         STRAIGHT_JOIN vk_recordings r FORCE INDEX (ix_vk_recordings_state)
           ON r.workspace_id = w.id AND r.state IN (${UNDER_WAY}) GROUP BY r.state`,
    );
  }

  /** The states recordings stay in; reads the index of all recordings, so ask for it rarely. */
  atRest(): Promise<readonly StateCount[]> {
    return this.count(
      `SELECT state, COUNT(*) AS count FROM vk_recordings FORCE INDEX (ix_vk_recordings_state)
         WHERE state NOT IN (${UNDER_WAY}) GROUP BY state`,
    );
  }

  private async count(sql: string): Promise<readonly StateCount[]> {
    const rows: { state: string; count: string | number }[] = await this.database.query(sql);
    return rows.map(({ state, count }) => ({ state, count: Number(count) }));
  }
}
