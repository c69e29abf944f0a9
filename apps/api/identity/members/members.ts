import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Grant, Role } from '@voicekeep/shared/access';
import type { Member, MemberAddRequest, MemberChangeRequest } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { Clock } from '@voicekeep/shared/kernel';
import { Database, isDuplicateKey } from '@voicekeep/shared/persistence';
import { MemberEntity, UserEntity } from '../persistence';
import { checkPassword } from '../users/password-rules';
import { Users } from '../users/users';

/** Who takes part in which workspace, and as what. */
@Injectable()
export class Members {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly clock: Clock,
  ) {}

  async grantsOf(userId: string): Promise<Grant[]> {
    const rows = await this.rows.findBy({ userId, disabled: false });
    return rows.map(({ workspaceId, role }) => ({ workspaceId, role }));
  }

  async list(workspaceId: string): Promise<Member[]> {
    const rows = await this.rows.find({ where: { workspaceId }, order: { createdAt: 'ASC', userId: 'ASC' } });
    const users = await this.database
      .repository(UserEntity)
      .findBy({ id: In(rows.map(({ userId }) => userId)) });
    const byId = new Map(users.map((user) => [user.id, user]));
    const shown = rows.map(async (row) => {
      const user = byId.get(row.userId);
      return user ? this.shown(row, user) : null;
    });
    return (await Promise.all(shown)).filter((member) => member !== null);
  }

  /**
   * Adds a person by address; one new to this installation gets the first password given.
   * @throws VoicekeepError `member.password_required`, `member.already_member`, `auth.too_short` …
   */
  async add(workspaceId: string, request: MemberAddRequest): Promise<Member> {
    const user = (await this.users.findByEmail(request.email)) ?? (await this.newUser(request));
    const row = {
      workspaceId,
      userId: user.id,
      role: request.role,
      disabled: false,
      createdAt: this.clock.now(),
    };
    try {
      await this.rows.insert(row);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw errors.conflict(
        'member.already_member',
        'That person is a member already; change the role instead.',
      );
    }
    return this.shown(row, user);
  }

  /** @throws VoicekeepError `member.not_found` */
  async change(workspaceId: string, userId: string, change: MemberChangeRequest): Promise<Member> {
    const row = await this.rows.findOneBy({ workspaceId, userId });
    const user = await this.users.findById(userId);
    if (!row || !user) throw notFound();
    const role: Role = change.role ?? row.role;
    const disabled = change.disabled ?? row.disabled;
    await this.rows.update({ workspaceId, userId }, { role, disabled });
    return this.shown({ ...row, role, disabled }, user);
  }

  /** Takes effect with the person's next request. @throws VoicekeepError `member.not_found` */
  async remove(workspaceId: string, userId: string): Promise<void> {
    const { affected } = await this.rows.delete({ workspaceId, userId });
    if (!affected) throw notFound();
  }

  private get rows() {
    return this.database.repository(MemberEntity);
  }

  private async newUser({ email, displayName, password }: MemberAddRequest): Promise<UserEntity> {
    if (password === undefined) {
      const message = 'This person is new here: give a first password.';
      throw errors.invalid('member.password_required', message, {
        fields: [{ path: 'password', code: 'member.password_required', message }],
      });
    }
    checkPassword(password);
    const name = displayName?.trim() || (email.split('@')[0] ?? email);
    const made = await this.users.add({ email, displayName: name, password, installationAdmin: false });
    const user = made ?? (await this.users.findByEmail(email));
    if (!user) throw errors.internal('member.not_added', 'The person could not be added.');
    return user;
  }

  private async shown(row: MemberEntity, userRow: UserEntity): Promise<Member> {
    const { email, displayName } = await this.users.open(userRow);
    const { userId, role, disabled, createdAt } = row;
    return { userId, email, displayName, role, disabled, createdAt: createdAt.toISOString() };
  }
}

function notFound(): Error {
  return errors.notFound('member.not_found', 'There is no such member in this workspace.');
}
