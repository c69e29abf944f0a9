import { Injectable } from '@nestjs/common';
import { type Actor, Rights } from '@voicekeep/shared/access';
import { AuditTrail } from '@voicekeep/shared/audit';
import type { ApiKey, ApiKeyCreated } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { Clock, Transactions } from '@voicekeep/shared/kernel';
import { ApiKeys, type NewApiKey } from './api-keys';

/** Makes and revokes keys for those who may, on record. */
@Injectable()
export class ApiKeyDesk {
  constructor(
    private readonly keys: ApiKeys,
    private readonly rights: Rights,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<ApiKey[]> {
    if (await this.rights.can(actor, 'api_key.manage', { workspaceId: null })) return this.keys.list(null);
    const ids = [...new Set(actor.grants.map(({ workspaceId }) => workspaceId))];
    const allowed = await Promise.all(
      ids.map(async (workspaceId) =>
        (await this.rights.can(actor, 'api_key.manage', { workspaceId })) ? [workspaceId] : [],
      ),
    );
    return this.keys.list(allowed.flat());
  }

  /** A key cannot make keys: revoking it would not end what it began. */
  async create(actor: Actor, key: NewApiKey, requestId: string): Promise<ApiKeyCreated> {
    await this.require(actor, key.workspaceId, 'workspace.not_found', 'There is no such workspace.');
    if (actor.kind === 'api-key')
      throw errors.forbidden('access.denied', 'A key cannot make keys; sign in to do it.');
    if (key.expiresAt && key.expiresAt <= this.clock.now())
      throw errors.invalid('api_key.expired', 'expiresAt lies in the past; choose a later time.', {
        fields: [{ path: 'expiresAt', code: 'api_key.expired', message: 'expiresAt lies in the past.' }],
      });
    return this.transactions.run(async () => {
      const created = await this.keys.add(key, actor.id);
      await this.note('api_key.created', actor, created, requestId);
      return created;
    });
  }

  async revoke(actor: Actor, id: string, requestId: string): Promise<void> {
    const key = await this.keys.find(id);
    if (!key) throw notFound();
    await this.require(actor, key.workspaceId, 'api_key.not_found', 'There is no such key.');
    await this.transactions.run(async () => {
      await this.keys.revoke(id);
      if (!key.revokedAt) await this.note('api_key.revoked', actor, key, requestId);
    });
  }

  private async require(actor: Actor, workspaceId: string, code: string, message: string): Promise<void> {
    if (await this.rights.can(actor, 'api_key.manage', { workspaceId })) return;
    if (await this.rights.can(actor, 'workspace.read', { workspaceId }))
      throw errors.forbidden('access.denied', 'Keys are managed by administrators of the workspace.');
    throw errors.notFound(code, message);
  }

  private note(action: string, actor: Actor, key: ApiKey, requestId: string): Promise<void> {
    return this.audit.append({
      actor,
      action,
      outcome: 'ok',
      workspaceId: key.workspaceId,
      resource: { type: 'api_key', id: key.id },
      requestId,
      details: { scopes: key.scopes.join(' '), expiresAt: key.expiresAt },
    });
  }
}

function notFound(): Error {
  return errors.notFound('api_key.not_found', 'There is no such key.');
}
