import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BOOLEAN, CELL, ID, INSTANT, OPTIONAL_ID } from '@voicekeep/shared/persistence';

@Entity('vk_storage_settings')
export class StorageSettingsEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @Column({ ...BOOLEAN, name: 'enabled' })
  enabled!: boolean;

  @Column({ ...OPTIONAL_ID, name: 'location_id' })
  locationId!: string | null;

  @Column({ type: 'int', name: 'version' })
  version!: number;

  /** JSON: the form without what is sealed. */
  @Column({ type: 'text', name: 'form' })
  form!: string;

  /** Sealed JSON: access key, secret, and the phone numbers of the scope. */
  @Column({ ...CELL, name: 'secrets' })
  secrets!: string;

  @Column({ ...INSTANT, name: 'updated_at' })
  updatedAt!: Date;
}
