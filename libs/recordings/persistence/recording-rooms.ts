import type { Database } from '@voicekeep/shared/persistence';

const TABLES = [
  'vk_download_orders',
  'vk_sweep_findings',
  'vk_sweep_runs',
  'vk_recording_peaks',
  'vk_restores',
  'vk_object_classes',
  'vk_migration_items',
  'vk_migration_runs',
  'vk_history_imports',
  'vk_reconciliations',
  'vk_webhook_events',
  'vk_source_deletions',
  'vk_object_deletions',
  'vk_copy_attempts',
  'vk_recordings',
] as const;

/** Empties the wing's rooms of a workspace that is being deleted; tombstones of kept files stay. */
export class RecordingRooms {
  constructor(private readonly database: Database) {}

  async empty(workspaceId: string): Promise<void> {
    for (const table of TABLES)
      await this.database.query(`DELETE FROM ${table} WHERE workspace_id = ?`, [workspaceId]);
  }
}
