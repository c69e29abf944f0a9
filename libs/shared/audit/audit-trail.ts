import type { Actor } from '@voicekeep/shared/access';

/** One thing a person or a machine did; holds ids only, never a number, a name or a secret. */
export interface AuditEntry {
  readonly actor: Actor | null;
  /** Dotted, area first: `recording.played`, `storage.settings_changed`, `auth.sign_in`. */
  readonly action: string;
  readonly outcome: 'ok' | 'denied' | 'failed';
  readonly workspaceId: string | null;
  readonly resource?: { readonly type: string; readonly id: string };
  readonly requestId?: string | undefined;
  /** Short facts that explain the entry: names of changed fields, counts, codes. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The append-only record of access. `append` resolves once the entry is durable, and throws if it cannot be. */
export abstract class AuditTrail {
  abstract append(entry: AuditEntry): Promise<void>;
}
