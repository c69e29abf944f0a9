import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT, OPTIONAL_CELL } from '@voicekeep/shared/persistence';
import { INDEX } from './index-column';

@Entity('vk_campaigns')
export class CampaignEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ type: 'varchar', length: 120, name: 'name' })
  name!: string;

  @Column({ ...OPTIONAL_CELL, name: 'tracking_number' })
  trackingNumber!: string | null;

  @Column({ ...INDEX, name: 'tracking_index' })
  trackingIndex!: string | null;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;
}
