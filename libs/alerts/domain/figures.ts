/**
 * What was counted in a workspace: recordings that failed, the oldest recent one still waiting (`since`),
 * work held up by an error (`reason`), a paused location, Twilio copies that need a person, findings of
 * the look into the bucket.
 */
export type FigureKind = 'failed' | 'waiting' | 'trouble' | 'paused' | 'attention' | 'findings';

export interface Figure {
  readonly workspaceId: string;
  readonly kind: FigureKind;
  readonly locationId: string | null;
  readonly count: number;
  readonly since: Date | null;
  /** The dotted code of the error behind it. */
  readonly reason: string | null;
}

/** Counts, over all workspaces, what conditions are judged by. */
export abstract class ConditionFigures {
  /** Only what is there: a workspace without trouble has no figure. */
  abstract read(now: Date): Promise<readonly Figure[]>;
}
