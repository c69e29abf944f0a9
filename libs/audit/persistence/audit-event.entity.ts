import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT, OPTIONAL_CELL, OPTIONAL_ID } from '@voicekeep/shared/persistence';

const WORD = { type: 'varchar', length: 64, charset: 'ascii', collation: 'ascii_bin' } as const;

/** One row per thing done; rows are only ever added. */
@Entity('vk_audit_events')
export class AuditEventEntity {
  /** UUIDv7: the order of ids is the order of events. */
  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ ...OPTIONAL_ID, name: 'workspace_id' })
  workspaceId!: string | null;

  @Column({ ...INSTANT, name: 'at' })
  at!: Date;

  @Column({ ...WORD, name: 'actor_kind' })
  actorKind!: string;

  @Column({ ...WORD, name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column({ ...OPTIONAL_CELL, name: 'actor_name' })
  actorName!: string | null;

  @Column({ ...WORD, name: 'action' })
  action!: string;

  @Column({ ...WORD, name: 'outcome' })
  outcome!: string;

  @Column({ ...WORD, name: 'resource_type', nullable: true })
  resourceType!: string | null;

  @Column({ ...WORD, name: 'resource_id', nullable: true })
  resourceId!: string | null;

  /** JSON text of flat facts. */
  @Column({ type: 'text', name: 'details' })
  details!: string;

  @Column({ ...WORD, name: 'request_id', nullable: true })
  requestId!: string | null;
}
