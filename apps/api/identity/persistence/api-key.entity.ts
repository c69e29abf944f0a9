import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT, OPTIONAL_INSTANT } from '@voicekeep/shared/persistence';

/** A program's key to one workspace. The key itself is shown once and kept nowhere. */
@Entity('vk_api_keys')
export class ApiKeyEntity {
  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @Column({ type: 'varchar', length: 100, name: 'name' })
  name!: string;

  @Column({ type: 'varchar', length: 16, name: 'prefix' })
  prefix!: string;

  /** SHA-256 of the key, hex. */
  @Column({ type: 'char', length: 64, name: 'key_hash' })
  keyHash!: string;

  /** Space between scopes. */
  @Column({ type: 'varchar', length: 64, name: 'scopes' })
  scopes!: string;

  @Column({ ...ID, name: 'created_by' })
  createdBy!: string;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;

  @Column({ ...OPTIONAL_INSTANT, name: 'expires_at' })
  expiresAt!: Date | null;

  /** Kept to the minute. */
  @Column({ ...OPTIONAL_INSTANT, name: 'last_used_at' })
  lastUsedAt!: Date | null;

  @Column({ ...OPTIONAL_INSTANT, name: 'revoked_at' })
  revokedAt!: Date | null;
}
