/** `write` without `read` is of no use: what may be changed may be read. */
export type ApiKeyScope = 'read' | 'write';

export interface ApiKey {
  id: string;
  name: string;
  workspaceId: string;
  /** The first characters of the key, to tell keys apart. */
  prefix: string;
  scopes: readonly ApiKeyScope[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface ApiKeyRequest {
  name: string;
  workspaceId: string;
  scopes?: readonly ApiKeyScope[];
  expiresAt?: string;
}

/** The answer to making a key: the only time the key itself is shown. */
export interface ApiKeyCreated extends ApiKey {
  key: string;
}
