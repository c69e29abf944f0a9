import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT, OPTIONAL_ID } from '@voicekeep/shared/persistence';

@Entity('vk_workspaces')
export class WorkspaceEntity {
  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ type: 'varchar', length: 120, name: 'name' })
  name!: string;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;

  /** Set once its deletion began; from then on nobody sees it. */
  @Column({ ...OPTIONAL_ID, name: 'deletion_job_id' })
  deletionJobId!: string | null;
}
