/** What an item of a copying run becomes: verified is done, a fault that needs a person is failed. */
const COPIED = `CASE WHEN r.state IN ('stored', 'cleaning', 'cleaned') THEN 'done'
    WHEN r.state IN ('absent', 'deleted') THEN 'skipped'
    WHEN r.state IN ('failed', 'lost') THEN 'failed' ELSE 'waiting' END`;
/** What an item of a deleting run becomes: done is what Twilio confirmed. */
const DELETED = `CASE WHEN r.on_twilio = 0 AND r.state = 'cleaned' THEN 'done'
    WHEN r.on_twilio = 0 OR r.state = 'deleted' OR r.deletion_barred IS NOT NULL THEN 'skipped'
    WHEN d.state = 'attention' THEN 'failed' ELSE 'waiting' END`;
/** What an item of a moving run becomes: done is what was verified at the target. What failed there is said by who moves. */
const MOVED_COPY = `CASE WHEN r.state IN ('stored', 'cleaning', 'cleaned')
      AND r.location_id = run.target_location_id THEN 'done'
    WHEN r.state IN ('absent', 'deleted') OR r.written_by = 'twilio' THEN 'skipped'
    WHEN r.state IN ('failed', 'lost') THEN 'failed' ELSE 'waiting' END`;
const BECOMES = `CASE run.kind WHEN 'copy' THEN ${COPIED} WHEN 'move_copies' THEN ${MOVED_COPY} ELSE ${DELETED} END`;

const JOINS = `JOIN vk_migration_runs run ON run.id = i.run_id
  JOIN vk_recordings r ON r.workspace_id = i.workspace_id AND r.id = i.recording_id
  LEFT JOIN vk_source_deletions d ON d.workspace_id = i.workspace_id AND d.recording_id = i.recording_id`;
/**
 * What ended as done or skipped stays so, what failed may still be done. Of a cancelled run only the work it
 * had begun itself still counts.
 */
const MOVED = `i.state IN ('waiting', 'failed') AND ${BECOMES} <> 'waiting' AND ${BECOMES} <> i.state
    AND (run.state <> 'cancelled' OR run.kind = 'delete_twilio_copies'
      OR r.requested_by_run = run.id)`;

/** Items follow their recordings; the first parameter is the instant. Locks the runs: only for who holds them. */
export const FOLLOW = `UPDATE vk_migration_items i ${JOINS}
  SET i.ended_at = ?, i.bytes = IF(${BECOMES} = 'done', r.bytes, i.bytes), i.state = ${BECOMES}
  WHERE ${MOVED}`;
/** The items of one recording that should move and that no running run looks after, without locking anything. */
export const MOVED_OF_ONE = `SELECT i.run_id AS runId, i.state AS stands, ${BECOMES} AS becomes,
    IF(${BECOMES} = 'done', r.bytes, i.bytes) AS bytes
  FROM vk_migration_items i ${JOINS} WHERE ${MOVED} AND run.state <> 'running' AND i.workspace_id = ? AND i.recording_id = ?`;
