import { randomBytes } from 'node:crypto';
import { systemActor } from '@voicekeep/shared/access';
import { systemClock } from '@voicekeep/shared/kernel';
import { Sessions } from '../identity/sessions/sessions';
import { Users } from '../identity/users/users';
import { DATA, OK, type Command } from './command';

export const userResetPassword: Command = {
  name: 'user reset-password',
  usage: 'user reset-password <e-mail>',
  help: 'give a person a new password, shown once, and end their sessions',
  words: 1,
  async run({ ground, words: [email = ''], print }) {
    const { database, cipher, index, audit } = ground;
    const users = new Users(database, cipher, index, systemClock);
    const user = await users.findByEmail(email);
    if (!user) {
      print('Nobody has this address.');
      return DATA;
    }
    const password = randomBytes(15).toString('base64url');
    await database.run(async () => {
      await users.setPassword(user.id, password);
      await new Sessions(database, systemClock).endAll(user.id);
      await audit.append({
        ...{ actor: systemActor, action: 'user.password_reset', outcome: 'ok', workspaceId: null },
        resource: { type: 'user', id: user.id },
      });
    });
    print(`New password: ${password} (shown once; change it after signing in)`);
    return OK;
  },
};
