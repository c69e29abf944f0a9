import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT, OPTIONAL_INSTANT } from '@voicekeep/shared/persistence';

/** A stretch of time in which storage was switched on; open-ended while it is. */
@Entity('vk_storage_periods')
export class StoragePeriodEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ ...INSTANT, name: 'enabled_from' })
  enabledFrom!: Date;

  @Column({ ...OPTIONAL_INSTANT, name: 'enabled_to' })
  enabledTo!: Date | null;
}
