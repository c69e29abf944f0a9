import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '@voicekeep/shared/access';
import type { ApiKey, ApiKeyCreated, ApiKeyScope } from '@voicekeep/shared/contracts';
import { Clock, newId } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { ApiKeyEntity } from '../persistence';
import { KEY_SCOPES, roleOf, scopesOf } from './key-scopes';

const PREFIX_LENGTH = 11;
const NOTE_USE_EVERY_MS = 60_000;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');
const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export interface NewApiKey {
  readonly name: string;
  readonly workspaceId: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly expiresAt: Date | null;
}

/** Keys of programs. 256 random bits need no slow hash: SHA-256 of the key is kept. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async add(key: NewApiKey, createdBy: string): Promise<ApiKeyCreated> {
    const secret = `vk_${randomBytes(32).toString('base64url')}`;
    const row: ApiKeyEntity = {
      id: newId(),
      workspaceId: key.workspaceId,
      name: key.name,
      prefix: secret.slice(0, PREFIX_LENGTH),
      keyHash: hashOf(secret),
      scopes: KEY_SCOPES.filter((scope) => key.scopes.includes(scope)).join(' '),
      createdBy,
      createdAt: this.clock.now(),
      expiresAt: key.expiresAt,
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.rows.insert(row);
    return { ...shown(row), key: secret };
  }

  /** Newest first, revoked ones too. @param workspaceIds null for all */
  async list(workspaceIds: readonly string[] | null): Promise<ApiKey[]> {
    const where = workspaceIds === null ? {} : { workspaceId: In([...workspaceIds]) };
    return (await this.rows.find({ where, order: { id: 'DESC' }, take: 1000 })).map(shown);
  }

  async find(id: string): Promise<ApiKey | null> {
    const row = await this.rows.findOneBy({ id });
    return row && shown(row);
  }

  /** Refused from the next request on. */
  async revoke(id: string): Promise<void> {
    await this.rows
      .createQueryBuilder()
      .update()
      .set({ revokedAt: this.clock.now() })
      .where('id = :id AND revoked_at IS NULL', { id })
      .execute();
  }

  /** @returns null for a key that is unknown, revoked or past its end */
  async actorOf(secret: string): Promise<Actor | null> {
    const row = await this.rows.findOneBy({ keyHash: hashOf(secret) });
    const now = this.clock.now();
    if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= now)) return null;
    if (now.getTime() - (row.lastUsedAt?.getTime() ?? 0) > NOTE_USE_EVERY_MS)
      await this.rows.update({ id: row.id }, { lastUsedAt: now });
    return {
      kind: 'api-key',
      id: row.id,
      displayName: row.name,
      grants: [{ workspaceId: row.workspaceId, role: roleOf(scopesOf(row.scopes)) }],
    };
  }

  private get rows() {
    return this.database.repository(ApiKeyEntity);
  }
}

function shown(row: ApiKeyEntity): ApiKey {
  return {
    id: row.id,
    name: row.name,
    workspaceId: row.workspaceId,
    prefix: row.prefix,
    scopes: scopesOf(row.scopes),
    createdAt: row.createdAt.toISOString(),
    expiresAt: iso(row.expiresAt),
    lastUsedAt: iso(row.lastUsedAt),
    revokedAt: iso(row.revokedAt),
  };
}
