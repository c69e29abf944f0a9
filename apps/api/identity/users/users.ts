import { Injectable } from '@nestjs/common';
import { BlindIndex, CellCipher, type CellPlace } from '@voicekeep/shared/crypto';
import { Clock, newId } from '@voicekeep/shared/kernel';
import { Database, isDuplicateKey } from '@voicekeep/shared/persistence';
import { UserEntity } from '../persistence';
import { hashPassword } from './passwords';

export interface NewUser {
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
  readonly installationAdmin: boolean;
}

export interface User {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly installationAdmin: boolean;
}

const placeOf = (column: string, rowId: string): CellPlace => ({
  workspaceId: null,
  table: 'vk_users',
  column,
  rowId,
});

/** The people of this installation; addresses and names are sealed. */
@Injectable()
export class Users {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly index: BlindIndex,
    private readonly clock: Clock,
  ) {}

  async any(): Promise<boolean> {
    return (await this.rows.count({ take: 1 })) > 0;
  }

  async findByEmail(email: string): Promise<UserEntity | null> {
    return this.rows.findOneBy({ emailIndex: await this.indexOf(email) });
  }

  async findById(id: string): Promise<UserEntity | null> {
    return this.rows.findOneBy({ id });
  }

  /** @returns the new person's row, or null when the address is taken */
  async add(user: NewUser): Promise<UserEntity | null> {
    const id = newId();
    const row = {
      id,
      email: await this.cipher.seal(placeOf('email', id), user.email.trim()),
      emailIndex: await this.indexOf(user.email),
      displayName: await this.cipher.seal(placeOf('display_name', id), user.displayName),
      passwordHash: await hashPassword(user.password),
      installationAdmin: user.installationAdmin,
      createdAt: this.clock.now(),
    };
    try {
      await this.rows.insert(row);
      return row;
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  async setPassword(id: string, password: string): Promise<void> {
    await this.rows.update({ id }, { passwordHash: await hashPassword(password) });
  }

  async open(row: UserEntity): Promise<User> {
    return {
      id: row.id,
      email: await this.cipher.open(placeOf('email', row.id), row.email),
      displayName: await this.cipher.open(placeOf('display_name', row.id), row.displayName),
      installationAdmin: row.installationAdmin,
    };
  }

  private get rows() {
    return this.database.repository(UserEntity);
  }

  private indexOf(email: string): Promise<string> {
    return this.index.of(null, 'email', email.trim().normalize('NFC').toLowerCase());
  }
}
