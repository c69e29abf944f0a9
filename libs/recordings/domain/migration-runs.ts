import type { MigrationRunKind, MigrationRunState } from '@voicekeep/shared/contracts';
import type { RecordingRef } from './recording';

export interface RunOrder {
  readonly kind: MigrationRunKind;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number | null;
  readonly keepTwilioCopies: boolean;
  /** Whether the workspace deleted at Twilio when this was ordered: switched off later, it ends the order too. */
  readonly toggleWasOn: boolean;
  /** Where a run that moves copies takes them; null for the others. */
  readonly targetLocationId: string | null;
}

export interface Run extends RunOrder {
  readonly id: string;
  readonly workspaceId: string;
  readonly state: MigrationRunState;
  readonly listed: boolean;
  /** Where the list was left; null at its beginning. */
  readonly page: string | null;
  readonly startedAt: Date;
  /** Rises with every claim and every step a person takes; facts of an older one change nothing. */
  readonly generation: number;
}

/** Runs over an account's history, or over the copies left at Twilio. One at a time in a workspace. */
export abstract class MigrationRuns {
  /** @throws VoicekeepError `migration.already_running` kind conflict, with the running one's id in `details` */
  abstract start(workspaceId: string, order: RunOrder, now: Date): Promise<string>;
  abstract find(workspaceId: string, runId: string): Promise<Run | null>;
  /** The same, locked until the transaction ends. */
  abstract lock(workspaceId: string, runId: string): Promise<Run | null>;
  /** Running runs somebody should look after now. */
  abstract due(now: Date): Promise<readonly { readonly workspaceId: string; readonly id: string }[]>;
  abstract claim(workspaceId: string, runId: string, now: Date, until: Date): Promise<Run | null>;
  /** Locks a claimed run until the transaction ends. @returns null when it was paused, ended or taken over */
  abstract hold(run: Run): Promise<Run | null>;
  /** The three below are facts of the claim's owner; false means another owns it now. */
  abstract planNext(run: Run, dueAt: Date): Promise<boolean>;
  /** Writes down why it cannot go on, or null that it does. */
  abstract note(
    run: Run,
    problem: { readonly code: string; readonly message: string } | null,
  ): Promise<boolean>;
  /** Where listing goes on; `listed` when it came to its end. */
  abstract turnPage(run: Run, page: string | null, listed: boolean): Promise<boolean>;
  /** Ends whatever claim there is. @returns false when it stood elsewhere */
  abstract change(
    workspaceId: string,
    runId: string,
    from: readonly MigrationRunState[],
    to: MigrationRunState,
    now: Date,
  ): Promise<boolean>;
  /** Lets items of runs that nobody carries on follow what became of this recording; a running one looks itself. */
  abstract settle(ref: RecordingRef, now: Date): Promise<void>;
  /** Whether a person's order to delete this copy at Twilio stands: its run goes on, and the toggle was not switched off since. */
  abstract orders(ref: RecordingRef, toggleIsOn: boolean): Promise<boolean>;
}
