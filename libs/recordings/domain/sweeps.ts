import type { StorageSweep, SweepCounts } from '@voicekeep/shared/contracts';
import type { Problem } from './problem-of';

/** Where a sweep stands: first the objects of a location are read, then the rows to which none of them belonged. */
export interface SweepPlace {
  readonly locationId: string;
  readonly phase: 'objects' | 'rows' | 'done';
  /** The store's own cursor, or the last row's id; null at the beginning. */
  readonly cursor: string | null;
}

export interface SweepTally extends SweepCounts {
  readonly objects: number;
  readonly intact: number;
  readonly leftovers: number;
}

export const EMPTY_TALLY: SweepTally = {
  ...{ objects: 0, intact: 0, leftovers: 0, missing: 0, changed: 0, foreign: 0 },
};

/** A sweep held by one worker; what it writes counts only while the generation is still its own. */
export interface SweepClaim {
  readonly id: string;
  readonly workspaceId: string;
  /** Recordings stored later than this are not judged. */
  readonly startedAt: Date;
  /** Null before the first location. */
  readonly place: SweepPlace | null;
  readonly tally: SweepTally;
  /** Locations that could not be read to their end. */
  readonly unread: number;
  /** Failures in a row. */
  readonly tries: number;
  readonly generation: number;
}

/** Sweeps under way and past; they survive restarts page by page. */
export abstract class Sweeps {
  /** @returns the id of the sweep that runs now: this one, or one that ran already */
  abstract start(id: string, workspaceId: string, now: Date): Promise<string>;
  /** Workspaces that keep recordings since `since`, and were not swept since `before`. */
  abstract waiting(since: Date, before: Date): Promise<readonly string[]>;
  abstract due(now: Date, limit: number): Promise<readonly string[]>;
  abstract claim(id: string, now: Date, until: Date): Promise<SweepClaim | null>;
  /** @returns false when another worker owns it now: stop */
  abstract renew(claim: SweepClaim, until: Date): Promise<boolean>;
  /** The three below end the claim. `tally` is the whole of it so far. */
  abstract advance(claim: SweepClaim, place: SweepPlace, tally: SweepTally, dueAt: Date): Promise<void>;
  /** @param givenUp the location could not be read; the sweep goes on without it */
  abstract fail(
    claim: SweepClaim,
    place: SweepPlace,
    givenUp: boolean,
    dueAt: Date,
    problem: Problem,
  ): Promise<void>;
  abstract end(claim: SweepClaim, state: 'completed' | 'incomplete', now: Date): Promise<void>;
  /** The latest of the workspace, also while it runs. */
  abstract last(workspaceId: string): Promise<StorageSweep | null>;
}
