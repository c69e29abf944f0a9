import { PeaksShelf, type Peaks, type RecordingRef } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

export class SqlPeaksShelf extends PeaksShelf {
  constructor(private readonly database: Database) {
    super();
  }

  override async put({ workspaceId, id }: RecordingRef, peaks: Peaks): Promise<void> {
    await this.database.query(
      `INSERT INTO vk_recording_peaks (workspace_id, recording_id, channels, points, peaks) VALUES (?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE channels = VALUES(channels), points = VALUES(points), peaks = VALUES(peaks)`,
      [workspaceId, id, peaks.channels, peaks.points, peaks.values],
    );
  }

  override async find({ workspaceId, id }: RecordingRef): Promise<Peaks | null> {
    const [row] = await select<Peaks>(
      this.database,
      `SELECT channels, points, peaks AS \`values\` FROM vk_recording_peaks
       WHERE workspace_id = ? AND recording_id = ?`,
      [workspaceId, id],
    );
    return row ?? null;
  }
}
