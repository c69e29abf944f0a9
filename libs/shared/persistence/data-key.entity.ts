import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT, OPTIONAL_ID } from './columns';

@Entity('vk_data_keys')
export class DataKeyEntity {
  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ ...OPTIONAL_ID, name: 'workspace_id' })
  workspaceId!: string | null;

  /** 1 for the first key of its owner; the highest seals. */
  @Column({ type: 'int', unsigned: true, name: 'generation' })
  generation!: number;

  @Column({ type: 'varchar', length: 16, name: 'master_key_id' })
  masterKeyId!: string;

  @Column({ type: 'varbinary', length: 255, name: 'wrapped' })
  wrapped!: Buffer;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;
}
