import type { RecordingKind } from '@voicekeep/shared/contracts';
import type { Database } from '@voicekeep/shared/persistence';
import {
  SMALL_BYTES,
  StoredAudio,
  type AskedBack,
  type AudioAmount,
  type AudioGroup,
  type AudioSample,
} from '@voicekeep/storage/domain';
import { select } from './select';

type Raw<T> = { [Name in keyof T]: T[Name] extends number ? number | string | null : T[Name] };

/** In the bucket and proven. */
const KEPT = `r.state IN ('stored', 'cleaning', 'cleaned') AND r.object_key IS NOT NULL`;
/** What Twilio wrote itself has no extension. */
const SID_IN_KEY = /(?:^|\/)([A-Za-z0-9]{34})(?:\.(?:wav|mp3))?$/;

/** What storage asks about recordings, from the recordings' own tables. */
export class SqlStoredAudio extends StoredAudio {
  constructor(private readonly database: Database) {
    super();
  }

  override async groups(workspaceId: string): Promise<readonly AudioGroup[]> {
    const rows = await select<Raw<AudioGroup>>(
      this.database,
      `SELECT r.location_id AS locationId, COALESCE(c.storage_class, 'STANDARD') AS storageClass,
              DATE_FORMAT(r.stored_at, '%Y-%m') AS month, COUNT(*) AS objects, SUM(r.bytes) AS bytes,
              SUM(r.duration_seconds) AS seconds, SUM(CEIL(r.duration_seconds / 60)) AS minutes
       FROM vk_recordings r
       LEFT JOIN vk_object_classes c
         ON c.workspace_id = r.workspace_id AND c.recording_id = r.id AND c.object_key = r.object_key
       WHERE r.workspace_id = ? AND ${KEPT}
       GROUP BY 1, 2, 3`,
      [workspaceId],
    );
    return rows.map(({ objects, bytes, seconds, minutes, ...names }) => ({
      ...names,
      ...{
        objects: Number(objects),
        bytes: Number(bytes),
        seconds: Number(seconds),
        minutes: Number(minutes),
      },
    }));
  }

  override async amount(
    workspaceId: string,
    locationId: string,
    keyPrefix: string,
    storedBefore: Date | null,
  ): Promise<AudioAmount> {
    const [row] = await select<Raw<AudioAmount>>(
      this.database,
      `SELECT COUNT(*) AS objects, SUM(r.bytes) AS bytes, SUM(r.bytes < ?) AS smallObjects,
              SUM(IF(r.bytes < ?, r.bytes, 0)) AS smallBytes
       FROM vk_recordings r
       WHERE r.workspace_id = ? AND ${KEPT} AND r.location_id = ? AND LEFT(r.object_key, CHAR_LENGTH(?)) = ?
         ${storedBefore === null ? '' : 'AND r.stored_at < ?'}`,
      [
        ...[SMALL_BYTES, SMALL_BYTES, workspaceId, locationId, keyPrefix, keyPrefix],
        ...(storedBefore === null ? [] : [storedBefore]),
      ],
    );
    return {
      objects: Number(row?.objects ?? 0),
      bytes: Number(row?.bytes ?? 0),
      smallObjects: Number(row?.smallObjects ?? 0),
      smallBytes: Number(row?.smallBytes ?? 0),
    };
  }

  override async sample(workspaceId: string, locationId: string | null): Promise<AudioSample | null> {
    const rows = await select<{
      recordingSid: string;
      kind: RecordingKind;
      day: Date;
      objectKey: string | null;
    }>(
      this.database,
      `SELECT r.recording_sid AS recordingSid, r.kind, COALESCE(r.started_at, r.source_created_at) AS day,
              IF(${KEPT}, r.object_key, NULL) AS objectKey
       FROM vk_recordings r
       WHERE r.workspace_id = ? ${locationId === null ? '' : `AND r.location_id = ? AND ${KEPT}`}
       ORDER BY r.source_created_at DESC, r.id DESC LIMIT 1`,
      locationId === null ? [workspaceId] : [workspaceId, locationId],
    );
    return rows[0] ?? null;
  }

  override async noteClasses(
    workspaceId: string,
    locationId: string,
    seen: readonly { readonly key: string; readonly storageClass: string }[],
    at: Date,
  ): Promise<void> {
    const classes = new Map(seen.map(({ key, storageClass }) => [key, storageClass]));
    const sids = [...new Set(seen.flatMap(({ key }) => SID_IN_KEY.exec(key)?.[1] ?? []))];
    if (sids.length === 0) return;
    const rows = await select<{ id: string; objectKey: string; known: string }>(
      this.database,
      `SELECT r.id, r.object_key AS objectKey, COALESCE(c.storage_class, 'STANDARD') AS known
       FROM vk_recordings r
       LEFT JOIN vk_object_classes c
         ON c.workspace_id = r.workspace_id AND c.recording_id = r.id AND c.object_key = r.object_key
       WHERE r.workspace_id = ? AND r.recording_sid IN (?) AND r.location_id = ? AND ${KEPT}`,
      [workspaceId, sids, locationId],
    );
    for (const { id, objectKey, known } of rows) {
      const found = classes.get(objectKey);
      if (found !== undefined && found !== known) await this.note(workspaceId, id, objectKey, found, at);
    }
  }

  override underRestore(limit: number): Promise<readonly AskedBack[]> {
    return select<AskedBack>(
      this.database,
      `SELECT r.workspace_id AS workspaceId, r.id AS recordingId, r.location_id AS locationId,
              r.object_key AS objectKey
       FROM vk_restores s
       JOIN vk_recordings r ON r.workspace_id = s.workspace_id AND r.id = s.recording_id
       WHERE s.ready_until IS NULL AND ${KEPT}
       ORDER BY s.requested_at LIMIT ?`,
      [limit],
    );
  }

  override async restored(workspaceId: string, recordingId: string, until: Date | null): Promise<void> {
    await this.database.query(
      `UPDATE vk_restores SET ready_until = COALESCE(?, DATE_ADD(UTC_TIMESTAMP(3), INTERVAL days DAY))
       WHERE workspace_id = ? AND recording_id = ?`,
      [until, workspaceId, recordingId],
    );
  }

  private async note(
    workspaceId: string,
    recordingId: string,
    objectKey: string,
    storageClass: string,
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO vk_object_classes (workspace_id, recording_id, object_key, storage_class, seen_at)
       VALUES (?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE object_key = VALUES(object_key), storage_class = VALUES(storage_class),
         seen_at = VALUES(seen_at)`,
      [workspaceId, recordingId, objectKey, storageClass.slice(0, 40), at],
    );
  }
}
