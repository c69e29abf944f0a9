import { Database } from '@voicekeep/shared/persistence';
import { CallLogRemover, WorkspaceDeletion } from '@voicekeep/call-logs/workflow';
import { Dispatcher } from '@voicekeep/recordings/workflow';
import { eventually } from '@voicekeep/shared/testing';
import { type TestHost } from './test-host';

const SETTLED_MS = 90_000;

/** Nothing of it is claimed: what a person would wait for comes now. */
const NOW = 'next_attempt_at = UTC_TIMESTAMP(3)';
const OPEN = `SELECT
  (SELECT COUNT(*) FROM vk_recordings WHERE state IN ('queued', 'copying', 'copied')) AS recordings,
  (SELECT COUNT(*) FROM vk_source_deletions WHERE state IN ('pending', 'attention')) AS sourceDeletions,
  (SELECT COUNT(*) FROM vk_object_deletions d WHERE d.confirmed_at IS NULL
     AND COALESCE(d.last_error_code, '') <> 'storage.object_held' AND NOT EXISTS (
       SELECT 1 FROM vk_recordings r
       WHERE r.workspace_id = d.workspace_id AND r.id = d.recording_id AND r.state = 'failed')) AS objectDeletions,
  (SELECT COUNT(*) FROM vk_jobs WHERE state = 'running' AND kind <> 'workspace-deletion') AS jobs`;

/** Does the work of a host without workers when a spec says so, so that nothing moves in between. */
export class WorkByHand {
  private readonly database: Database;
  private readonly never = new AbortController().signal;

  constructor(private readonly host: TestHost) {
    this.database = host.app.get(Database, { strict: false });
  }

  /** One round, without a wait for what would only come later; what a bucket holds is tried again only if asked for. */
  async round({ held = false } = {}): Promise<void> {
    const { app } = this.host;
    await app.get(CallLogRemover, { strict: false }).runDue();
    for (const table of ['vk_recordings', 'vk_source_deletions', 'vk_object_deletions'])
      await this.database.query(
        `UPDATE ${table} SET ${NOW} WHERE next_attempt_at > UTC_TIMESTAMP(3) AND lease_owner IS NULL
           ${held ? '' : "AND COALESCE(last_error_code, '') <> 'storage.object_held'"}`,
      );
    const dispatcher = app.get(Dispatcher, { strict: false });
    await dispatcher.tick(this.never);
    await dispatcher.settled();
    await app.get(WorkspaceDeletion, { strict: false }).advance();
  }

  /** Rounds until nothing waits but what a bucket holds, and what a failed copy may be worth. */
  async settle(): Promise<void> {
    let open: Record<string, number | string> = {};
    await eventually(
      async () => {
        await this.round();
        [open = {}] = await this.database.query<Record<string, number | string>[]>(OPEN);
        return Object.values(open).every((count) => Number(count) === 0);
      },
      SETTLED_MS,
      () => open,
    );
  }

  /** The time to undo is over. */
  async passUndoTime(): Promise<void> {
    await this.database.query('UPDATE vk_jobs SET due_at = UTC_TIMESTAMP(3) WHERE due_at > UTC_TIMESTAMP(3)');
  }
}
