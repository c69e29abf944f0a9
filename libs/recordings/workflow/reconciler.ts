import type { Workspaces } from '@voicekeep/call-logs/domain';
import { VoicekeepError } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import type { RecordingSource, RecordingSources } from '@voicekeep/telephony/domain';
import {
  backOffMs,
  problemOf,
  type ReconcileClaim,
  type ReconcileTurn,
  type Reconciliations,
} from '@voicekeep/recordings/domain';
import type { AccountComparer } from './account-comparer';

export interface ReconcilerParts {
  readonly reconciliations: Reconciliations;
  readonly workspaces: Workspaces;
  readonly sources: RecordingSources;
  readonly comparer: AccountComparer;
  readonly clock: Clock;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ENROLL_EVERY_MS = 20_000;
/** Soon, and yet not in the middle of the set-up of a workspace that was opened just now. */
const FIRST_MS = 30_000;
/** A workspace without an account is looked at again so soon that the first turn follows the set-up at once. */
const NO_ACCOUNT_MS = 20_000;
const EVERY_MS = 15 * MINUTE_MS;
/** Renewed with every page; a worker that dies holds a turn up no longer. */
const LEASE_MS = 2 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A recording is dated by its beginning and listed at its end: up to a day later, and Twilio takes its time. */
const NARROW_MS = 48 * HOUR_MS;
const WIDE_MS = 7 * DAY_MS;
const AT_ONCE = 4;
const TRIES_A_PAGE = 5;

/** Compares each account's recent list with the books: a lost webhook, or a trunk that sends none, costs minutes only. */
export class Reconciler {
  #enrolledAt = 0;

  constructor(private readonly parts: ReconcilerParts) {}

  /**
   * Looks at the workspaces whose turn it is, a page each and round again, until none is due. Whoever
   * fails waits; nobody else does. @throws what failed last, once all had their turn
   */
  async runDue(signal: AbortSignal): Promise<void> {
    const { reconciliations, clock } = this.parts;
    await this.enroll();
    let trouble: { readonly error: unknown } | null = null;
    while (!signal.aborted) {
      const due = await reconciliations.due(clock.now(), AT_ONCE);
      const turns = due.map((workspaceId) => this.step(workspaceId, signal));
      for (const result of await Promise.allSettled(turns))
        if (result.status === 'rejected') trouble = { error: result.reason };
      if (due.length === 0) break;
    }
    if (trouble && !signal.aborted) throw trouble.error;
  }

  private async enroll(): Promise<void> {
    const { workspaces, reconciliations, clock } = this.parts;
    const now = clock.now();
    if (Math.abs(now.getTime() - this.#enrolledAt) < ENROLL_EVERY_MS) return;
    await reconciliations.enroll(await workspaces.ids(), this.in(FIRST_MS));
    this.#enrolledAt = now.getTime();
  }

  /** One page of one workspace. */
  private async step(workspaceId: string, signal: AbortSignal): Promise<void> {
    const { reconciliations, workspaces, clock } = this.parts;
    const claim = await reconciliations.claim(workspaceId, clock.now(), this.in(LEASE_MS));
    if (!claim) return;
    if (!(await workspaces.exists(workspaceId))) return reconciliations.drop(workspaceId);
    const source = await this.open(workspaceId, claim);
    if (!source) return;
    const turn = this.turnOf(claim, source.accountSid);
    try {
      const page = await this.parts.comparer.readPage(workspaceId, source, turn, {
        again: claim.tries > 0,
        signal,
      });
      if (page === null && turn.wide)
        await this.parts.comparer.readUnfinishedCalls(workspaceId, source, turn.from, signal);
      if (page === null) await reconciliations.end(claim, turn, this.in(EVERY_MS));
      else await reconciliations.turnPage(claim, { ...turn, page }, clock.now());
    } catch (error) {
      // Told to stop: another worker goes on with this page at once.
      if (signal.aborted) return reconciliations.turnPage(claim, turn, clock.now());
      await this.later(claim, turn, error);
      throw error;
    }
  }

  /** Null when there is no account yet, or none that can be opened; the claim is settled then. */
  private async open(workspaceId: string, claim: ReconcileClaim): Promise<RecordingSource | null> {
    try {
      return await this.parts.sources.open(workspaceId);
    } catch (error) {
      if (!(error instanceof VoicekeepError && error.code === 'telephony.not_configured')) {
        await this.later(claim, null, error);
        throw error;
      }
      await this.parts.reconciliations.postpone(claim, this.in(NO_ACCOUNT_MS));
      return null;
    }
  }

  /** Goes on with the turn that was begun, else begins one that reaches back to before the last one. */
  private turnOf(claim: ReconcileClaim, accountSid: string): ReconcileTurn {
    if (claim.turn?.accountSid === accountSid) return claim.turn;
    const beganAt = this.parts.clock.now();
    const known = claim.accountSid === accountSid;
    const lastWideAt = known ? claim.lastWideAt : null;
    const wide = lastWideAt === null || beganAt.getTime() - lastWideAt.getTime() >= DAY_MS;
    const seenUntil = Math.min((known ? claim.seenUntil : null)?.getTime() ?? Infinity, beganAt.getTime());
    const back = Math.min(seenUntil - NARROW_MS, wide ? beganAt.getTime() - WIDE_MS : Infinity);
    return { accountSid, from: new Date(back), beganAt, wide, page: null };
  }

  private async later(claim: ReconcileClaim, turn: ReconcileTurn | null, error: unknown): Promise<void> {
    const problem = problemOf(error);
    const tries = claim.tries + 1;
    const waitMs = Math.max(backOffMs(tries), problem.retryAfterMs ?? 0);
    // A page that Twilio no longer knows, or never gives, is left for the beginning of the list.
    const restart = !problem.retryable || tries % TRIES_A_PAGE === 0;
    const next = turn && restart ? { ...turn, page: null } : turn;
    await this.parts.reconciliations.fail(claim, next, this.in(waitMs), problem);
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}
