import type { HeldBack } from '@voicekeep/recordings/domain';
import { AdaptiveLimit } from './adaptive-limit';
import { Breaker } from './breaker';
import { monotonicNow, type Monotonic } from './lease-keeper';
import { WorkPassage, type Account, type Location, type Passage } from './passage';

/**
 * Deletions at Twilio under way at once. As many as copies, so that they keep pace with them; Twilio counts what is
 * under way in an account, some hundred, and who is told "too many requests" does with fewer.
 */
export const PURGES_AT_ONCE = 8;

export type Work = 'copy' | 'purge';

/**
 * What one process knows of how accounts and buckets do, and so how much of whose work may begin. A bucket or an
 * account that does not answer keeps nobody else's work waiting, and its own waits in the books without using tries.
 */
export class Traffic {
  readonly #accounts = new Map<string, Account>();
  readonly #locations = new Map<string, Location>();
  readonly #currentLocation = new Map<string, string>();
  readonly #underWay: Record<Work, number> = { copy: 0, purge: 0 };
  readonly #slots: Record<Work, number>;

  /** @param concurrency copies at once to one bucket; a quarter more are there for the others */
  constructor(
    private readonly concurrency: number,
    private readonly monotonic: Monotonic = monotonicNow,
  ) {
    this.#slots = { copy: concurrency + Math.max(1, Math.ceil(concurrency / 4)), purge: PURGES_AT_ONCE };
  }

  /** What does not answer at present, as far as this process met it. */
  heldBack(): HeldBack {
    return { accounts: tripped(this.#accounts), locations: tripped(this.#locations) };
  }

  /** Pieces of this work that this process does at once. */
  slots(work: Work): number {
    return this.#slots[work];
  }

  /** How many of a workspace's pieces are worth finding: none while it is held back, one to see whether it answers. */
  backlog(work: Work, workspaceId: string): number {
    const now = this.monotonic();
    const { breaker, limit } = this.account(workspaceId);
    const account = breaker.peek(now);
    const location = work === 'copy' ? this.locationOf(workspaceId)?.breaker.peek(now) : 'open';
    if (account === 'refused' || location === 'refused' || limit.rests(now)) return 0;
    return account === 'probe' || location === 'probe' ? 1 : Infinity;
  }

  free(work: Work): number {
    return Math.max(0, this.#slots[work] - this.#underWay[work]);
  }

  /** How many more of a workspace's pieces may begin now. */
  room(work: Work, workspaceId: string): number {
    const now = this.monotonic();
    const account = this.account(workspaceId);
    const location = work === 'copy' ? this.locationOf(workspaceId) : null;
    const admissions = [account.breaker.peek(now), ...(location ? [location.breaker.peek(now)] : [])];
    if (admissions.includes('refused')) return 0;
    const room = Math.min(
      this.free(work),
      account.limit.room(now),
      location ? this.concurrency - location.underWay : this.#slots[work],
    );
    return Math.max(0, admissions.includes('probe') ? Math.min(1, room) : room);
  }

  /** How many more removals of a location may begin now. */
  roomAt(locationId: string): number {
    const admission = this.location(locationId).breaker.peek(this.monotonic());
    return admission === 'open' ? Infinity : admission === 'probe' ? 1 : 0;
  }

  /** @returns null when there is no room: the work stays due and is looked at again */
  begin(work: Work, workspaceId: string): Passage | null {
    if (this.room(work, workspaceId) === 0) return null;
    const now = this.monotonic();
    const account = this.account(workspaceId);
    const probing = account.breaker.admit(now) === 'probe';
    account.limit.begin();
    this.#underWay[work] += 1;
    const way = new WorkPassage(this.monotonic, account, probing, {
      enter: (locationId) => {
        if (work === 'copy') this.#currentLocation.set(workspaceId, locationId);
        return this.location(locationId);
      },
      most: work === 'copy' ? this.concurrency : Infinity,
      leave: () => void (this.#underWay[work] -= 1),
    });
    const known = work === 'copy' ? this.#currentLocation.get(workspaceId) : undefined;
    if (known === undefined || way.to(known)) return way;
    way.end();
    return null;
  }

  /** The same for work that concerns a bucket alone. */
  beginAt(locationId: string): Passage | null {
    const way = new WorkPassage(this.monotonic, null, false, {
      enter: (id) => this.location(id),
      most: Infinity,
      leave: () => undefined,
    });
    if (way.to(locationId)) return way;
    way.end();
    return null;
  }

  private account(workspaceId: string): Account {
    return kept(this.#accounts, workspaceId, () => ({
      breaker: new Breaker(),
      limit: new AdaptiveLimit(this.concurrency + PURGES_AT_ONCE),
    }));
  }

  private location(locationId: string): Location {
    return kept(this.#locations, locationId, () => ({
      breaker: new Breaker(),
      underWay: 0,
      rejectedAt: null,
    }));
  }

  private locationOf(workspaceId: string): Location | null {
    const id = this.#currentLocation.get(workspaceId);
    return id === undefined ? null : this.location(id);
  }
}

const tripped = (places: ReadonlyMap<string, { readonly breaker: Breaker }>): string[] =>
  [...places].flatMap(([id, { breaker }]) => (breaker.isOpen ? [id] : []));

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const found = map.get(key);
  if (found) return found;
  const made = make();
  map.set(key, made);
  return made;
}
