import type { Workspaces } from '@voicekeep/call-logs/domain';
import { errors } from '@voicekeep/shared/errors';
import { withDeadline, type Clock, type Jobs, type Transactions } from '@voicekeep/shared/kernel';
import {
  DEFAULT_KEY_TEMPLATE,
  removeOldProbes,
  recordingOfExternalKey,
  type ListedObject,
  type ObjectStores,
  type OpenLocation,
  type WorkspaceStorage,
} from '@voicekeep/storage/domain';
import {
  backOffMs,
  problemOf,
  type BucketBooks,
  type SweepClaim,
  type SweepPlace,
  type Sweeps,
} from '@voicekeep/recordings/domain';
import type { BucketComparer, SweepPage } from './bucket-comparer';

export interface BucketSweeperParts {
  readonly sweeps: Sweeps;
  readonly books: BucketBooks;
  readonly comparer: BucketComparer;
  readonly workspaces: Workspaces;
  readonly storage: WorkspaceStorage;
  readonly stores: ObjectStores;
  readonly jobs: Jobs;
  readonly transactions: Transactions;
  readonly clock: Clock;
}

/** A store's token is good for the list it came from, so the two go together. */
interface ListCursor {
  readonly root: string;
  /** The root of what we write; another root is a folder in which Twilio wrote what was adopted. */
  readonly own: string;
  readonly token: string | null;
}

export const SWEEP_KIND = 'storage-sweep';
const PLAN_EVERY_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LEASE_MS = 120_000;
const LIST_MS = 60_000;
const TRIES = 6;
const AT_ONCE = 2;

/** Compares every bucket with the database once a day, page by page; reports, and deletes no recording. */
export class BucketSweeper {
  #plannedAt = 0;

  constructor(private readonly parts: BucketSweeperParts) {}

  /** Starts a sweep unless one is running. @returns the id of the one that runs, which is also its job's */
  async start(workspaceId: string): Promise<string> {
    const { sweeps, jobs, transactions, clock } = this.parts;
    return transactions.run(async () => {
      const job = await jobs.start(SWEEP_KIND, workspaceId, 0);
      const running = await sweeps.start(job, workspaceId, clock.now());
      if (running !== job) await jobs.finish(job, 'completed');
      return running;
    });
  }

  /** Begins what is due today, and takes every sweep a page further, round and round. @throws what failed last */
  async runDue(signal: AbortSignal): Promise<void> {
    const { sweeps, clock } = this.parts;
    await this.plan();
    let trouble: { readonly error: unknown } | null = null;
    while (!signal.aborted) {
      const due = await sweeps.due(clock.now(), AT_ONCE);
      for (const result of await Promise.allSettled(due.map((id) => this.step(id, signal))))
        if (result.status === 'rejected') trouble = { error: result.reason };
      if (due.length === 0) break;
    }
    if (trouble && !signal.aborted) throw trouble.error;
  }

  private async plan(): Promise<void> {
    const { sweeps, workspaces, clock } = this.parts;
    const now = clock.now().getTime();
    if (Math.abs(now - this.#plannedAt) < PLAN_EVERY_MS) return;
    const waiting = await sweeps.waiting(new Date(now - HOUR_MS), new Date(now - DAY_MS));
    for (const id of waiting) if (await workspaces.exists(id)) await this.start(id);
    this.#plannedAt = now;
  }

  private async step(id: string, signal: AbortSignal): Promise<void> {
    const { sweeps, workspaces, clock } = this.parts;
    const claim = await sweeps.claim(id, clock.now(), this.in(LEASE_MS));
    if (!claim) return;
    if (!(await workspaces.exists(claim.workspaceId))) return this.end(claim, 'incomplete');
    const place = await this.placeOf(claim);
    if (!place) return this.end(claim, claim.unread > 0 ? 'incomplete' : 'completed');
    try {
      await this.turnPage(claim, place, signal);
    } catch (error) {
      // Told to stop, or the claim is another's: whoever goes on reads this page again.
      if (signal.aborted) return sweeps.advance(claim, place, claim.tally, clock.now());
      await this.later(claim, place, error);
      throw error;
    }
  }

  private async turnPage(claim: SweepClaim, at: SweepPlace, signal: AbortSignal): Promise<void> {
    const { sweeps, comparer, stores, jobs, clock } = this.parts;
    const place = await stores.open(claim.workspaceId, at.locationId);
    const keep = async (): Promise<void> => {
      signal.throwIfAborted();
      if (!(await sweeps.renew(claim, this.in(LEASE_MS))))
        throw errors.conflict('storage.sweep_taken', 'Another worker goes on with this sweep.');
    };
    const page: SweepPage = { claim, place, keep, signal };
    if (at.phase === 'objects') {
      const cursor = at.cursor === null ? await this.begin(place, signal) : readCursor(at.cursor);
      const { root, own, token } = cursor;
      const listed = await withDeadline(
        LIST_MS,
        (within) => place.store.list(root, token ?? undefined, { signal: within }),
        signal,
      );
      // Beside our own root only what has the shape of Twilio's keys is looked at.
      const keys = root === own ? listed.keys : listed.keys.filter(isTwilios);
      const tally = await comparer.objects(page, keys);
      const on = listed.nextCursor === null ? await this.nextFolder(claim.workspaceId, at, cursor) : cursor;
      const next: SweepPlace =
        on === null
          ? { ...at, phase: 'rows', cursor: null }
          : { ...at, cursor: JSON.stringify({ ...on, token: listed.nextCursor } satisfies ListCursor) };
      await sweeps.advance(claim, next, tally, clock.now());
      await jobs.progress(claim.id, { total: tally.objects, done: tally.objects });
      return;
    }
    const { tally, next } = await comparer.rows(page, at.cursor);
    if (next !== null) return sweeps.advance(claim, { ...at, cursor: next }, tally, clock.now());
    const closed = await comparer.close({ ...page, claim: { ...claim, tally } });
    await sweeps.advance(claim, { ...at, phase: 'done', cursor: null }, closed, clock.now());
  }

  /** Where the sweep stands, else the next location's beginning; null when all were read. */
  private async placeOf({ workspaceId, place }: SweepClaim): Promise<SweepPlace | null> {
    if (place && place.phase !== 'done') return place;
    const policy = await this.parts.storage.policy(workspaceId);
    const known = new Set(await this.parts.books.locations(workspaceId));
    if (policy) known.add(policy.locationId);
    const next = [...known].sort().find((id) => place === null || id > place.locationId);
    return next === undefined ? null : { locationId: next, phase: 'objects', cursor: null };
  }

  /**
   * What an interrupted connection test left goes first. Then: the workspace's own folder where every key of it lies
   * there and will, else the whole prefix.
   */
  private async begin({ location, store }: OpenLocation, signal: AbortSignal): Promise<ListCursor> {
    await withDeadline(
      LIST_MS,
      (within) => removeOldProbes(store, location.prefix, this.parts.clock.now(), { signal: within }),
      signal,
    );
    const { workspaceId } = location;
    const prefix = location.prefix === '' ? '' : `${location.prefix}/`;
    const own = `${prefix}${workspaceId}/`;
    const policy = await this.parts.storage.policy(workspaceId);
    const template = (policy?.keyTemplate ?? DEFAULT_KEY_TEMPLATE).replace(/^\{prefix\}\//, '');
    const current = policy?.locationId !== location.id || template.startsWith('{workspaceId}');
    const narrow = current && (await this.parts.books.allUnder(workspaceId, location.id, own));
    const root = narrow ? own : prefix;
    return { root, own: root, token: null };
  }

  /** The next folder in which Twilio wrote what was adopted, unless our own root showed it; null after the last. */
  private async nextFolder(
    workspaceId: string,
    { locationId }: SweepPlace,
    { root, own }: ListCursor,
  ): Promise<ListCursor | null> {
    const folders = await this.parts.books.adoptedFolders(workspaceId, locationId);
    const next = folders.find((folder) => !folder.startsWith(own) && (root === own || folder > root));
    return next === undefined ? null : { root: next, own, token: null };
  }

  private async later(claim: SweepClaim, place: SweepPlace, error: unknown): Promise<void> {
    const problem = problemOf(error);
    const givenUp = !problem.retryable || claim.tries + 1 >= TRIES;
    const waitMs = givenUp ? 0 : Math.max(backOffMs(claim.tries + 3), problem.retryAfterMs ?? 0);
    const next: SweepPlace = givenUp ? { ...place, phase: 'done', cursor: null } : place;
    await this.parts.sweeps.fail(claim, next, givenUp, this.in(waitMs), problem);
  }

  private async end(claim: SweepClaim, state: 'completed' | 'incomplete'): Promise<void> {
    const { sweeps, jobs, clock } = this.parts;
    await sweeps.end(claim, state, clock.now());
    await jobs.finish(claim.id, state === 'completed' ? 'completed' : 'failed');
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}

const isTwilios = ({ key }: ListedObject): boolean => recordingOfExternalKey(key) !== null;

/** A sweep under way when the version before was replaced knows its own root alone. */
function readCursor(text: string): ListCursor {
  const cursor = JSON.parse(text) as Omit<ListCursor, 'own'> & Partial<ListCursor>;
  return { ...cursor, own: cursor.own ?? cursor.root };
}
