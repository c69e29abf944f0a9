import type { Sign } from './signs';
import type { Subject } from './subject';

export interface KeptCondition extends Subject {
  /** Another one each time the condition comes up anew. */
  readonly id: string;
  readonly state: 'suspected' | 'raised';
  readonly since: Date;
  readonly seenAt: Date;
  readonly count: number;
  readonly oldestAt: Date | null;
  readonly reason: string | null;
}

/** How raised conditions of one code stand over all workspaces. */
export interface ConditionCount {
  readonly code: Subject['code'];
  readonly workspaces: number;
  readonly since: Date;
}

/** The conditions there are. What has passed is not kept. */
export abstract class ConditionBook {
  /**
   * Whoever gets it looks, nobody else until `until`.
   * @returns the number of this look, null when it is not time or another one looks
   */
  abstract claimLook(now: Date, until: Date): Promise<number | null>;
  /** Runs `work` in a transaction that no other look can enter; false, and nothing run, when a later look was claimed. */
  abstract during(look: number, work: () => Promise<void>): Promise<boolean>;
  abstract all(): Promise<readonly KeptCondition[]>;
  /** The raised ones of a workspace, the oldest first. */
  abstract raisedIn(workspaceId: string): Promise<readonly KeptCondition[]>;
  abstract raisedByCode(): Promise<readonly ConditionCount[]>;
  abstract add(sign: Sign, id: string, state: KeptCondition['state'], now: Date): Promise<void>;
  abstract see(sign: Sign, state: KeptCondition['state'], now: Date): Promise<void>;
  abstract remove(subject: Subject): Promise<void>;
  /** Removes what is kept of a workspace that is being deleted, messages included. */
  abstract empty(workspaceId: string): Promise<void>;
}
