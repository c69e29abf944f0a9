import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CallDirection } from '@voicekeep/shared/contracts';
import {
  ID,
  INSTANT,
  OPTIONAL_AMOUNT,
  OPTIONAL_CELL,
  OPTIONAL_ID,
  OPTIONAL_INSTANT,
} from '@voicekeep/shared/persistence';
import { INDEX, SHORT_INDEX } from './index-column';

/** A call. Parties, caller name, notes and tags are sealed cells. */
@Entity('vk_call_logs')
export class CallLogEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ type: 'varchar', length: 34, charset: 'ascii', collation: 'ascii_bin', name: 'call_sid' })
  callSid!: string;

  @Column({
    type: 'varchar',
    length: 34,
    charset: 'ascii',
    collation: 'ascii_bin',
    name: 'parent_call_sid',
    nullable: true,
  })
  parentCallSid!: string | null;

  @Column({ ...OPTIONAL_CELL, name: 'from_party' })
  from!: string | null;

  @Column({ ...OPTIONAL_CELL, name: 'to_party' })
  to!: string | null;

  @Column({ ...INDEX, name: 'from_index' })
  fromIndex!: string | null;

  @Column({ ...INDEX, name: 'to_index' })
  toIndex!: string | null;

  @Column({ ...SHORT_INDEX, name: 'from_last7' })
  fromLast7!: string | null;

  @Column({ ...SHORT_INDEX, name: 'to_last7' })
  toLast7!: string | null;

  @Column({ ...SHORT_INDEX, name: 'from_last4' })
  fromLast4!: string | null;

  @Column({ ...SHORT_INDEX, name: 'to_last4' })
  toLast4!: string | null;

  @Column({ ...SHORT_INDEX, name: 'from_area' })
  fromArea!: string | null;

  @Column({ ...SHORT_INDEX, name: 'to_area' })
  toArea!: string | null;

  @Column({ type: 'varchar', length: 10, charset: 'ascii', collation: 'ascii_bin', name: 'direction' })
  direction!: CallDirection;

  @Column({ ...OPTIONAL_INSTANT, name: 'started_at' })
  startedAt!: Date | null;

  /** The place in the list: when the call started, or when it was first heard of while that is unknown. */
  @Column({ ...INSTANT, name: 'listed_at' })
  listedAt!: Date;

  @Column({ type: 'int', unsigned: true, name: 'duration_seconds', nullable: true })
  durationSeconds!: number | null;

  @Column({ type: 'varchar', length: 20, name: 'status', nullable: true })
  status!: string | null;

  @Column({ type: 'varchar', length: 40, name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  /** What Twilio charged. */
  @Column({ ...OPTIONAL_AMOUNT, name: 'price' })
  price!: number | null;

  @Column({
    type: 'char',
    length: 3,
    charset: 'ascii',
    collation: 'ascii_bin',
    name: 'price_unit',
    nullable: true,
  })
  priceUnit!: string | null;

  @Column({ ...OPTIONAL_CELL, name: 'caller_name' })
  callerName!: string | null;

  @Column({ ...OPTIONAL_CELL, name: 'notes' })
  notes!: string | null;

  /** A list as JSON. */
  @Column({ ...OPTIONAL_CELL, name: 'tags' })
  tags!: string | null;

  @Column({ ...OPTIONAL_ID, name: 'campaign_id' })
  campaignId!: string | null;

  /** Set while a bulk deletion is to remove it; it is off the list from then on. */
  @Column({ ...OPTIONAL_ID, name: 'deletion_job_id' })
  deletionJobId!: string | null;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;
}
