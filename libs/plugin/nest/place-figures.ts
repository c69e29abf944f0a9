import { Injectable } from '@nestjs/common';
import { Database } from '@voicekeep/shared/persistence';

/** A bucket that recordings lie in, or are to. */
export interface LocationFigure {
  readonly id: string;
  readonly workspace: string;
  readonly bucket: string;
  readonly state: 'active' | 'read_only' | 'paused';
  /** Whether new recordings go there. */
  readonly isInUse: boolean;
  readonly pausedCode: string | null;
  readonly testedAt: Date;
}

/** A workspace's account at Twilio, without its SID. */
export interface AccountFigure {
  readonly workspaceId: string;
  readonly workspace: string;
  readonly receivedAt: Date | null;
  readonly rejectedAt: Date | null;
}

/** More than these nobody reads; what is in trouble comes first. */
const MOST = 200;

/** The places recordings come from and go to, over the whole installation, for operators. */
@Injectable()
export class PlaceFigures {
  constructor(private readonly database: Database) {}

  async locations(): Promise<readonly LocationFigure[]> {
    const rows: (Omit<LocationFigure, 'isInUse'> & { isInUse: number | string })[] =
      await this.database.query(
        `SELECT l.id, w.name AS workspace, COALESCE(JSON_VALUE(l.connection, '$.bucket'), '') AS bucket, l.state,
           COALESCE(s.enabled = 1 AND s.location_id = l.id, 0) AS isInUse, l.paused_code AS pausedCode,
           l.tested_at AS testedAt
         FROM vk_storage_locations l
         JOIN vk_workspaces w ON w.id = l.workspace_id AND w.deletion_job_id IS NULL
         LEFT JOIN vk_storage_settings s ON s.workspace_id = l.workspace_id
         ORDER BY l.state = 'paused' DESC, l.state = 'active' DESC, w.name, l.id LIMIT ${MOST}`,
      );
    return rows.map((row) => ({ ...row, isInUse: Number(row.isInUse) === 1 }));
  }

  async accounts(): Promise<readonly AccountFigure[]> {
    const rows: AccountFigure[] = await this.database.query(
      `SELECT t.workspace_id AS workspaceId, w.name AS workspace, t.last_received_at AS receivedAt,
         t.last_rejected_at AS rejectedAt
       FROM vk_telephony_settings t JOIN vk_workspaces w ON w.id = t.workspace_id AND w.deletion_job_id IS NULL
       ORDER BY COALESCE(t.last_rejected_at > t.last_received_at, t.last_rejected_at IS NOT NULL) DESC, w.name, w.id
       LIMIT ${MOST}`,
    );
    return rows;
  }
}
