import { Column, Entity, PrimaryColumn, type ColumnOptions } from 'typeorm';
import type { RecordingKind, RecordingState, RecordingWriter } from '@voicekeep/shared/contracts';
import {
  BOOLEAN,
  ID,
  INSTANT,
  OPTIONAL_CELL,
  OPTIONAL_ID,
  OPTIONAL_INSTANT,
} from '@voicekeep/shared/persistence';

const word = (length: number): ColumnOptions => ({
  ...{ type: 'varchar', length, charset: 'ascii', collation: 'ascii_bin' },
});
const optional = (options: ColumnOptions): ColumnOptions => ({ ...options, nullable: true });
const SID = word(34);
const COUNT: ColumnOptions = { type: 'int', unsigned: true };

@Entity('vk_recordings')
export class RecordingEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn({ ...ID, name: 'id' }) id!: string;
  @Column({ ...SID, name: 'recording_sid' }) recordingSid!: string;
  @Column({ ...SID, name: 'account_sid' }) accountSid!: string;
  @Column({ ...SID, name: 'call_sid' }) callSid!: string;
  @Column({ ...OPTIONAL_ID, name: 'call_log_id' }) callLogId!: string | null;
  @Column({ ...word(10), name: 'kind' }) kind!: RecordingKind;
  @Column({ ...word(40), name: 'source' }) source!: string;
  @Column({ type: 'tinyint', unsigned: true, nullable: true, name: 'channels' }) channels!: number | null;
  @Column({ ...optional(COUNT), name: 'duration_seconds' }) durationSeconds!: number | null;
  @Column({ ...OPTIONAL_INSTANT, name: 'started_at' }) startedAt!: Date | null;
  @Column({ ...INSTANT, name: 'source_created_at' }) sourceCreatedAt!: Date;
  /** Sealed. */
  @Column({ ...OPTIONAL_CELL, name: 'encryption_details' }) encryptionDetails!: string | null;
  @Column({ ...word(10), name: 'state' }) state!: RecordingState;
  @Column({ ...COUNT, name: 'generation' }) generation!: number;
  @Column({ ...COUNT, name: 'attempt' }) attempt!: number;
  @Column({ ...COUNT, name: 'tries' }) tries!: number;
  /** 0 goes first: fresh recordings; history is 1. */
  @Column({ type: 'tinyint', unsigned: true, name: 'priority' }) priority!: number;
  @Column({ ...OPTIONAL_ID, name: 'lease_owner' }) leaseOwner!: string | null;
  /** Set while there is something to do; during a claim, when the claim ends. */
  @Column({ ...OPTIONAL_INSTANT, name: 'next_attempt_at' }) nextAttemptAt!: Date | null;
  @Column({ ...OPTIONAL_INSTANT, name: 'progress_at' }) progressAt!: Date | null;
  @Column({ ...optional(word(10)), name: 'key_day' }) keyDay!: string | null;
  @Column({ ...OPTIONAL_ID, name: 'location_id' }) locationId!: string | null;
  @Column({ type: 'varchar', length: 700, nullable: true, name: 'object_key' }) objectKey!: string | null;
  @Column({ type: 'varchar', length: 255, nullable: true, name: 'etag' }) etag!: string | null;
  @Column({ type: 'varchar', length: 255, nullable: true, name: 'version_id' }) versionId!: string | null;
  @Column({
    ...{ type: 'bigint', unsigned: true, nullable: true, name: 'bytes' },
    transformer: {
      to: (value?: number | null) => value,
      from: (value: string | number | null) => (value === null ? null : Number(value)),
    },
  })
  bytes!: number | null;
  @Column({ ...optional(word(64)), name: 'sha256' }) sha256!: string | null;
  @Column({ ...optional(word(60)), name: 'content_type' }) contentType!: string | null;
  @Column({ ...word(10), default: 'voicekeep', name: 'written_by' }) writtenBy!: RecordingWriter;
  @Column({ ...OPTIONAL_INSTANT, name: 'verified_at' }) verifiedAt!: Date | null;
  @Column({ ...optional(word(10)), name: 'verified_how' }) verifiedHow!: 'checksum' | 'read-back' | null;
  @Column({ ...OPTIONAL_INSTANT, name: 'stored_at' }) storedAt!: Date | null;
  @Column({ ...BOOLEAN, name: 'on_twilio' }) onTwilio!: boolean;
  @Column({ ...BOOLEAN, name: 'keep_twilio_copy' }) keepTwilioCopy!: boolean;
  @Column({ ...optional(word(80)), name: 'deletion_barred' }) deletionBarred!: string | null;
  @Column({ ...OPTIONAL_ID, name: 'requested_by_run' }) requestedByRun!: string | null;
  @Column({ ...optional(word(80)), name: 'last_error_code' }) lastErrorCode!: string | null;
  @Column({ type: 'varchar', length: 500, nullable: true, name: 'last_error_message' })
  lastErrorMessage!: string | null;
  @Column({ ...OPTIONAL_INSTANT, name: 'last_error_at' }) lastErrorAt!: Date | null;
  @Column({ ...INSTANT, name: 'created_at' }) createdAt!: Date;
}
