import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CELL, ID, INSTANT, OPTIONAL_INSTANT } from '@voicekeep/shared/persistence';
import type { StorageLocation } from '@voicekeep/storage/domain';

@Entity('vk_storage_locations')
export class StorageLocationEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  /** SHA-256 of endpoint, bucket, prefix and region: the same place is the same row for good. */
  @Column({ type: 'char', length: 64, charset: 'ascii', collation: 'ascii_bin', name: 'place' })
  place!: string;

  /** JSON: the connection without its credentials. */
  @Column({ type: 'text', name: 'connection' })
  connection!: string;

  /** Sealed JSON: access key and secret. */
  @Column({ ...CELL, name: 'credentials' })
  credentials!: string;

  @Column({ type: 'varchar', length: 16, name: 'state' })
  state!: StorageLocation['state'];

  @Column({ type: 'varchar', length: 100, nullable: true, name: 'paused_code' })
  pausedCode!: string | null;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;

  @Column({ ...INSTANT, name: 'tested_at' })
  testedAt!: Date;

  /** When the bucket's own list is to be read again; null for at once. */
  @Column({ ...OPTIONAL_INSTANT, name: 'survey_at' })
  surveyAt!: Date | null;

  @Column({ ...OPTIONAL_INSTANT, name: 'surveyed_at' })
  surveyedAt!: Date | null;
}
