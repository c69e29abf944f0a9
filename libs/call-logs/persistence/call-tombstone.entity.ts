import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT } from '@voicekeep/shared/persistence';

/** That a person deleted this call: a keyed hash of its SID and the id it had, nothing else. */
@Entity('vk_call_tombstones')
export class CallTombstoneEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin', name: 'call_index' })
  callIndex!: string;

  @Column({ ...ID, name: 'call_log_id' })
  callLogId!: string;

  @Column({ ...INSTANT, name: 'deleted_at' })
  deletedAt!: Date;
}
