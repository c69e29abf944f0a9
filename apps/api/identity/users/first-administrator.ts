import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FirstAdministrator as Wanted } from '../../environment';
import { Users } from './users';

const MADE_UP_EMAIL = 'admin@voicekeep.local';

/** Makes the first person of a fresh installation, who may do everything. */
@Injectable()
export class FirstAdministrator {
  constructor(private readonly users: Users) {}

  /** @param tell shown once to whoever started the product, when the password had to be made up */
  async ensure(wanted: Wanted, tell: (line: string) => void): Promise<void> {
    if (await this.users.any()) return;
    const email = wanted.email ?? MADE_UP_EMAIL;
    const password = wanted.password ?? randomBytes(15).toString('base64url');
    const made = await this.users.add({
      email,
      displayName: 'Administrator',
      password,
      installationAdmin: true,
    });
    if (made && wanted.password === null)
      tell(
        `First administrator: ${email} with the password ${password} (shown once; change it after signing in)`,
      );
  }
}
