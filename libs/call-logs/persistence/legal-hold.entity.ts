import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CELL, ID, INSTANT, OPTIONAL_ID, OPTIONAL_INSTANT } from '@voicekeep/shared/persistence';
import type { HoldSubject } from '@voicekeep/call-logs/domain';

@Entity('vk_legal_holds')
export class LegalHoldEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ type: 'varchar', length: 10, charset: 'ascii', collation: 'ascii_bin', name: 'subject_kind' })
  subjectKind!: HoldSubject['kind'];

  @Column({ ...ID, name: 'subject_id' })
  subjectId!: string;

  @Column({ ...OPTIONAL_ID, name: 'call_log_id' })
  callLogId!: string | null;

  /** Sealed. */
  @Column({ ...CELL, name: 'reason' })
  reason!: string;

  @Column({ ...INSTANT, name: 'placed_at' })
  placedAt!: Date;

  /** Null while it is in force. */
  @Column({ ...OPTIONAL_INSTANT, name: 'lifted_at' })
  liftedAt!: Date | null;
}
