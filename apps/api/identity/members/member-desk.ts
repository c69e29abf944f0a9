import { Injectable } from '@nestjs/common';
import type { Actor } from '@voicekeep/shared/access';
import { AuditTrail } from '@voicekeep/shared/audit';
import type { Member, MemberAddRequest, MemberChangeRequest } from '@voicekeep/shared/contracts';
import { Transactions } from '@voicekeep/shared/kernel';
import { Members } from './members';

/** Who did it, and under which request. */
export interface Doer {
  readonly actor: Actor;
  readonly requestId: string;
}

/** Changes of membership, each in one transaction with its record. */
@Injectable()
export class MemberDesk {
  constructor(
    private readonly members: Members,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  add(workspaceId: string, request: MemberAddRequest, doer: Doer): Promise<Member> {
    return this.transactions.run(async () => {
      const member = await this.members.add(workspaceId, request);
      await this.note('member.added', workspaceId, member.userId, doer, { role: member.role });
      return member;
    });
  }

  change(workspaceId: string, userId: string, change: MemberChangeRequest, doer: Doer): Promise<Member> {
    return this.transactions.run(async () => {
      const member = await this.members.change(workspaceId, userId, change);
      const { role, disabled } = member;
      await this.note('member.changed', workspaceId, userId, doer, { role, disabled });
      return member;
    });
  }

  remove(workspaceId: string, userId: string, doer: Doer): Promise<void> {
    return this.transactions.run(async () => {
      await this.members.remove(workspaceId, userId);
      await this.note('member.removed', workspaceId, userId, doer, {});
    });
  }

  private note(
    action: string,
    workspaceId: string,
    userId: string,
    { actor, requestId }: Doer,
    details: Record<string, string | boolean>,
  ): Promise<void> {
    const resource = { type: 'user', id: userId };
    return this.audit.append({ actor, action, outcome: 'ok', workspaceId, resource, requestId, details });
  }
}
