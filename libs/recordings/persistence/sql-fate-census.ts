import { FateCensus, STORED_STATES, type FateGroup } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

type Raw = Pick<FateGroup, 'state' | 'writtenBy'> &
  Readonly<Record<'onTwilio' | 'recordings' | 'seconds' | 'bytes' | 'versioned', number | string | null>>;

/** What S3 calls the version of a file that was put while the bucket kept none. */
const UNVERSIONED = 'null';

export class SqlFateCensus extends FateCensus {
  constructor(private readonly database: Database) {
    super();
  }

  override async of(
    workspaceId: string,
    callLogIds: readonly string[] | null,
  ): Promise<readonly FateGroup[]> {
    if (callLogIds?.length === 0) return [];
    const rows = await select<Raw>(
      this.database,
      `SELECT state, written_by AS writtenBy, on_twilio AS onTwilio, COUNT(*) AS recordings,
              SUM(duration_seconds) AS seconds, SUM(IF(state IN (?), bytes, 0)) AS bytes,
              SUM(COALESCE(version_id, ?) <> ?) AS versioned
       FROM vk_recordings
       WHERE workspace_id = ? AND state <> 'deleted' ${callLogIds === null ? '' : 'AND call_log_id IN (?)'}
       GROUP BY state, written_by, on_twilio`,
      [
        ...[STORED_STATES, UNVERSIONED, UNVERSIONED, workspaceId],
        ...(callLogIds === null ? [] : [callLogIds]),
      ],
    );
    return rows.map(({ state, writtenBy, onTwilio, recordings, seconds, bytes, versioned }) => ({
      ...{ state, writtenBy, onTwilio: Number(onTwilio) === 1, recordings: Number(recordings) },
      ...{ seconds: Number(seconds ?? 0), bytes: Number(bytes ?? 0), versioned: Number(versioned ?? 0) },
    }));
  }

  override async countLocked(workspaceId: string): Promise<number> {
    const [row] = await select<{ locked: number | string }>(
      this.database,
      `SELECT COUNT(*) AS locked FROM vk_object_deletions
       WHERE workspace_id = ? AND reason = 'call_log' AND confirmed_at IS NULL
         AND last_error_code = 'storage.object_held'`,
      [workspaceId],
    );
    return Number(row?.locked ?? 0);
  }
}
