import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CELL, ID, INSTANT, OPTIONAL_INSTANT } from '@voicekeep/shared/persistence';

@Entity('vk_telephony_settings')
export class TelephonySettingsEntity {
  @PrimaryColumn({ ...ID, name: 'workspace_id' })
  workspaceId!: string;

  /** Unique: a webhook finds its workspace by it. */
  @Column({ type: 'char', length: 34, charset: 'ascii', collation: 'ascii_bin', name: 'account_sid' })
  accountSid!: string;

  /** Sealed JSON: tokens, API key and its secret. */
  @Column({ ...CELL, name: 'secrets' })
  secrets!: string;

  @Column({ type: 'varchar', length: 32, nullable: true, name: 'region' })
  region!: string | null;

  @Column({ type: 'varchar', length: 32, nullable: true, name: 'edge' })
  edge!: string | null;

  @Column({ ...OPTIONAL_INSTANT, name: 'last_received_at' })
  lastReceivedAt!: Date | null;

  @Column({ ...OPTIONAL_INSTANT, name: 'last_rejected_at' })
  lastRejectedAt!: Date | null;

  @Column({ type: 'int', name: 'version' })
  version!: number;

  @Column({ ...INSTANT, name: 'updated_at' })
  updatedAt!: Date;
}
