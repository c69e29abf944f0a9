import { KnownRecordings } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

export class SqlKnownRecordings extends KnownRecordings {
  constructor(private readonly database: Database) {
    super();
  }

  override async among(workspaceId: string, recordingSids: readonly string[]): Promise<ReadonlySet<string>> {
    if (recordingSids.length === 0) return new Set();
    const rows = await select<{ sid: string }>(
      this.database,
      `SELECT recording_sid AS sid FROM vk_recordings
       WHERE workspace_id = ? AND recording_sid IN (${recordingSids.map(() => '?').join(', ')})
         AND (state NOT IN ('on_twilio', 'queued')
           OR (channels IS NOT NULL AND duration_seconds IS NOT NULL AND started_at IS NOT NULL))`,
      [workspaceId, ...recordingSids],
    );
    return new Set(rows.map(({ sid }) => sid));
  }
}
