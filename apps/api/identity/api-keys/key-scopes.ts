import type { Role } from '@voicekeep/shared/access';
import type { ApiKeyScope } from '@voicekeep/shared/contracts';

/** `read` sees and plays, `write` also changes. */
export const KEY_SCOPES: readonly ApiKeyScope[] = ['read', 'write'];

/** As they are kept: in one word each, with a blank between. */
export const scopesOf = (kept: string): ApiKeyScope[] =>
  KEY_SCOPES.filter((scope) => kept.split(' ').includes(scope));

/** A key with `write` does in its workspace what an administrator does, one without what a member does. */
export const roleOf = (scopes: readonly string[]): Role => (scopes.includes('write') ? 'admin' : 'member');
