import type { RetentionRule } from './retention-rule';

export interface StoredRetention extends RetentionRule {
  /** Rises with every save, from 1. */
  readonly version: number;
  /** When the rule is applied next; null while it is off. */
  readonly nextRunAt: Date | null;
}

/** One rule per workspace, and whose turn it is to have it applied. */
export abstract class RetentionRules {
  /** Null while nothing was ever saved. */
  abstract find(workspaceId: string): Promise<StoredRetention | null>;
  /** The same, locked until the transaction ends: nobody changes it meanwhile. */
  abstract lock(workspaceId: string): Promise<StoredRetention | null>;
  /** @param basedOn the version it follows, 0 for the first @returns false when that is no longer the newest */
  abstract save(
    workspaceId: string,
    basedOn: number,
    rule: RetentionRule,
    nextRunAt: Date | null,
  ): Promise<boolean>;
  /** Workspaces whose rule is to be applied, the longest waiting first. */
  abstract due(now: Date, limit: number): Promise<readonly string[]>;
  /** Takes the turn of a due rule for this time. @returns false when another took it, or it is off */
  abstract takeTurn(workspaceId: string, now: Date, nextRunAt: Date): Promise<boolean>;
}
