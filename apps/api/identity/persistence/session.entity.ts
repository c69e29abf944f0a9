import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ID, INSTANT } from '@voicekeep/shared/persistence';

/** A sign-in. The token itself is only ever in the browser. */
@Entity('vk_sessions')
export class SessionEntity {
  /** SHA-256 of the token, hex. */
  @PrimaryColumn({ type: 'char', length: 64, name: 'token_hash' })
  tokenHash!: string;

  @Column({ ...ID, name: 'user_id' })
  userId!: string;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;

  /** Moves on with use. */
  @Column({ ...INSTANT, name: 'expires_at' })
  expiresAt!: Date;
}
