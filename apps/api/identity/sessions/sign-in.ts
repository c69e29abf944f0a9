import { Injectable } from '@nestjs/common';
import type { Actor } from '@voicekeep/shared/access';
import { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import { actorOf } from '../actor-of';
import { Members } from '../members/members';
import { checkPassword } from '../users/password-rules';
import { matchesPassword } from '../users/passwords';
import { Users } from '../users/users';
import { Sessions } from './sessions';
import { SignInGuesses } from './sign-in-guesses';

/** Where a sign-in comes from. */
export interface Caller {
  readonly networkAddress: string;
  readonly requestId: string;
}

/** Signing in and out, and changing one's password; each on record. */
@Injectable()
export class SignIn {
  constructor(
    private readonly users: Users,
    private readonly members: Members,
    private readonly sessions: Sessions,
    private readonly guesses: SignInGuesses,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws VoicekeepError `auth.credentials`, the same for a wrong password and an unknown person; `auth.rate_limited` */
  async withPassword(
    email: string,
    password: string,
    caller: Caller,
  ): Promise<{ readonly token: string; readonly actor: Actor }> {
    await this.guesses.note(email, caller.networkAddress);
    const user = await this.users.findByEmail(email);
    if (!(await matchesPassword(user?.passwordHash ?? null, password)) || !user) {
      await this.note('auth.sign_in', 'failed', null, caller, user?.id);
      throw errors.unauthenticated('auth.credentials', 'Email or password is wrong.');
    }
    await this.guesses.forget(email, caller.networkAddress);
    const actor = actorOf(await this.users.open(user), await this.members.grantsOf(user.id));
    const token = await this.sessions.start(user.id);
    await this.note('auth.sign_in', 'ok', actor, caller, user.id);
    return { token, actor };
  }

  async out(token: string, actor: Actor | null, requestId: string): Promise<void> {
    await this.sessions.end(token);
    if (actor) await this.note('auth.sign_out', 'ok', actor, { requestId }, actor.id);
  }

  /** Ends every other session of the person. @throws VoicekeepError `auth.current_password`, `auth.too_short` … */
  async changePassword(
    actor: Actor,
    keptToken: string,
    change: { readonly currentPassword: string; readonly newPassword: string },
    requestId: string,
  ): Promise<void> {
    const user = await this.users.findById(actor.id);
    if (!user || !(await matchesPassword(user.passwordHash, change.currentPassword))) {
      await this.note('auth.password_changed', 'failed', actor, { requestId }, actor.id);
      throw errors.invalid('auth.current_password', 'The current password is wrong.', {
        fields: [
          {
            path: 'currentPassword',
            code: 'auth.current_password',
            message: 'The current password is wrong.',
          },
        ],
      });
    }
    checkPassword(change.newPassword, 'newPassword');
    await this.users.setPassword(user.id, change.newPassword);
    await this.sessions.endOthers(user.id, keptToken);
    await this.note('auth.password_changed', 'ok', actor, { requestId }, actor.id);
  }

  private note(
    action: string,
    outcome: 'ok' | 'failed',
    actor: Actor | null,
    { requestId }: Pick<Caller, 'requestId'>,
    userId: string | undefined,
  ): Promise<void> {
    return this.audit.append({
      actor,
      action,
      outcome,
      workspaceId: null,
      requestId,
      ...(userId && { resource: { type: 'user', id: userId } }),
    });
  }
}
