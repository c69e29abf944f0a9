export interface ApiKey {
  id: string;
  name: string;
  workspaceId: string;
  /** The first characters of the key, to tell keys apart. */
  prefix: string;
  scopes: string[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface ApiKeyRequest {
  name: string;
  workspaceId: string;
  scopes?: string[];
  expiresAt?: string;
}

/** The answer to making a key: the only time the key itself is shown. */
export interface ApiKeyCreated extends ApiKey {
  key: string;
}
