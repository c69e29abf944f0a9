import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT, OPTIONAL_CELL, OPTIONAL_INSTANT } from '@voicekeep/shared/persistence';

@Entity('vk_telephony_settings')
export class TelephonySettingsEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  @Column({ type: 'char', length: 34, charset: 'ascii', collation: 'ascii_bin', name: 'account_sid' })
  accountSid!: string;

  @Column({ ...OPTIONAL_CELL, name: 'auth_token' })
  authToken!: string | null;

  @Column({ ...OPTIONAL_CELL, name: 'secondary_auth_token' })
  secondaryAuthToken!: string | null;

  @Column({
    type: 'char',
    length: 34,
    charset: 'ascii',
    collation: 'ascii_bin',
    name: 'api_key_sid',
    nullable: true,
  })
  apiKeySid!: string | null;

  @Column({ ...OPTIONAL_CELL, name: 'api_key_secret' })
  apiKeySecret!: string | null;

  @Column({ type: 'varchar', length: 32, name: 'region', nullable: true })
  region!: string | null;

  @Column({ type: 'varchar', length: 32, name: 'edge', nullable: true })
  edge!: string | null;

  @Column({ ...OPTIONAL_INSTANT, name: 'last_received_at' })
  lastReceivedAt!: Date | null;

  @Column({ ...OPTIONAL_INSTANT, name: 'last_rejected_at' })
  lastRejectedAt!: Date | null;

  @Column({ type: 'int', unsigned: true, name: 'version' })
  version!: number;

  @Column({ ...INSTANT, name: 'updated_at' })
  updatedAt!: Date;
}
