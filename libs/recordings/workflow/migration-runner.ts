import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import type { MigrationRunKind } from '@voicekeep/shared/contracts';
import type { Workspaces } from '@voicekeep/call-logs/domain';
import type { WorkspaceStorage } from '@voicekeep/storage/domain';
import { problemOf, type MigrationRuns, type Run, type RunItems } from '@voicekeep/recordings/domain';
import { LEASE_MS, LeaseKeeper, monotonicNow } from './lease-keeper';
import type { RunWork } from './run-work';

export interface MigrationRunnerParts {
  readonly runs: MigrationRuns;
  readonly items: RunItems;
  readonly works: Readonly<Record<MigrationRunKind, RunWork>>;
  readonly workspaces: Workspaces;
  readonly storage: WorkspaceStorage;
  readonly transactions: Transactions;
  readonly clock: Clock;
}

/** After so long the run steps back, so that other workspaces' runs have their turn. */
const TURN_MS = 10_000;
const AGAIN_MS = 1000;
const TROUBLE_MS = 10_000;
const never = new AbortController().signal;

/** Carries runs on, a turn at a time, until every recording of theirs ended. */
export class MigrationRunner {
  constructor(private readonly parts: MigrationRunnerParts) {}

  /** Takes a run further: pages of its list, what waits, and the look whether all of it ended. */
  async advance(workspaceId: string, runId: string, signal: AbortSignal = never): Promise<void> {
    const { runs, clock } = this.parts;
    const claimedAt = monotonicNow();
    const run = await runs.claim(workspaceId, runId, clock.now(), this.in(LEASE_MS));
    if (!run) return;
    const renew = (until: Date): Promise<boolean> => runs.planNext(run, until);
    const lease = new LeaseKeeper({ clock, outer: signal, renew, claimedAt });
    try {
      await this.turn(run, lease);
    } catch (error) {
      // This process ends: nothing is wrong, and another goes on at once.
      if (signal.aborted) return void (await runs.planNext(run, clock.now()));
      const { code, message, retryAfterMs } = problemOf(error);
      // A list that grew old is read anew: what is in the books already is not entered twice.
      if (code === 'telephony.page_invalid') await runs.turnPage(run, null, false);
      await runs.note(run, { code, message });
      await runs.planNext(run, this.in(Math.max(TROUBLE_MS, retryAfterMs ?? 0)));
      throw error;
    } finally {
      lease.end();
    }
  }

  private async turn(run: Run, lease: LeaseKeeper): Promise<void> {
    const { runs, works, workspaces, storage, clock } = this.parts;
    const { signal } = lease;
    const work = works[run.kind];
    if (!(await workspaces.exists(run.workspaceId))) return this.end(run, 'cancelled');
    const over = clock.now().getTime() + TURN_MS;
    for (let current: Run | null = run; current; current = await this.reread(run)) {
      const policy = await storage.policy(run.workspaceId);
      const hindrance = work.hindrance(current, policy);
      await runs.note(run, hindrance?.problem ?? null);
      if (hindrance?.endsRun) return this.end(run, 'cancelled');
      if (policy && !hindrance && !current.listed) await work.turnPage(current, policy, signal);
      await work.tend(current, policy, lease);
      signal.throwIfAborted();
      const listing = !hindrance && !current.listed;
      if (listing && clock.now().getTime() < over) continue;
      if (!(await this.complete(run))) await runs.planNext(run, this.in(listing ? 0 : AGAIN_MS));
      return;
    }
  }

  /** The run as it stands now, null when this claim ended. */
  private async reread(run: Run): Promise<Run | null> {
    const now = await this.parts.runs.find(run.workspaceId, run.id);
    return now?.generation === run.generation && now.state === 'running' ? now : null;
  }

  /** @returns false when it is not complete */
  private complete(run: Run): Promise<boolean> {
    const { runs, items, transactions, clock } = this.parts;
    return transactions.run(async () => {
      const held = await runs.hold(run);
      if (!held?.listed || !(await items.areDone(held))) return false;
      await items.count(held);
      return runs.change(held.workspaceId, held.id, ['running'], 'completed', clock.now());
    });
  }

  private async end(run: Run, state: 'cancelled'): Promise<void> {
    const { runs, works, transactions, clock } = this.parts;
    await transactions.run(async () => {
      if (!(await runs.hold(run))) return;
      await works[run.kind].takeBack(run);
      await runs.change(run.workspaceId, run.id, ['running'], state, clock.now());
    });
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}
