import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BOOLEAN, CELL, ID, INSTANT } from '@voicekeep/shared/persistence';

/** A person who signs in here. */
@Entity('vk_users')
export class UserEntity {
  @PrimaryColumn({ ...ID, name: 'id' })
  id!: string;

  @Column({ ...CELL, name: 'email' })
  email!: string;

  /** Blind index of the address in lower case. */
  @Column({ type: 'char', length: 64, name: 'email_index' })
  emailIndex!: string;

  @Column({ ...CELL, name: 'display_name' })
  displayName!: string;

  /** argon2id, in its own encoded form. */
  @Column({ type: 'varchar', length: 255, name: 'password_hash' })
  passwordHash!: string;

  /** Administers every workspace and the installation itself. */
  @Column({ ...BOOLEAN, name: 'installation_admin' })
  installationAdmin!: boolean;

  @Column({ ...INSTANT, name: 'created_at' })
  createdAt!: Date;
}
