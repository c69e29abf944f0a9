import { problemOf } from '@voicekeep/recordings/domain';
import { VoicekeepError } from '@voicekeep/shared/errors';
import { isCredentialsRejected } from '@voicekeep/storage/domain';
import type { AdaptiveLimit } from './adaptive-limit';
import type { Breaker } from './breaker';
import type { Monotonic } from './lease-keeper';

/** How a Twilio account does. */
export interface Account {
  readonly breaker: Breaker;
  readonly limit: AdaptiveLimit;
}

/** How a bucket does. */
export interface Location {
  readonly breaker: Breaker;
  underWay: number;
  /** When the bucket first refused the key, until it answers again. */
  rejectedAt: number | null;
}

/** `rejected`: the bucket refused the key again, after it was read anew. */
export type Blame = 'work' | 'place' | 'rejected';

/** One piece of work on its way; tells what it met. `end` it, whatever happened. */
export interface Passage {
  /** The account or the bucket was silent: ask it something small before anything large. */
  readonly probing: boolean;
  /** Goes on to this bucket. @returns false when it has no room now: come back later */
  to(locationId: string): boolean;
  /** Twilio answered. @returns true when its work had been held back until now */
  sourceAnswered(): boolean;
  /** The bucket answered. @returns true when its work had been held back until now */
  storeAnswered(): boolean;
  /** Says whether the work is to blame, or the account or bucket, and then all of it waits. */
  failed(error: unknown): { readonly blame: Blame; readonly locationId: string | null };
  end(): void;
}

/** What a person repairs in settings or server: it holds up all recordings of the account alike. */
const SETTINGS = [
  ...['telephony.credentials_rejected', 'telephony.permission_missing', 'telephony.not_configured'],
  'recording.clock_skew',
];
/** Twilio answered; what it has is another matter. */
const ONE_RECORDING = ['telephony.media_not_audio', 'telephony.not_deletable'];
/** The bucket answered; what it holds is another matter. */
const ANSWERS = [
  ...['storage.copy_missing', 'storage.copy_differs', 'storage.checksum_refused'],
  'storage.object_held',
];

/** A passage through one process's traffic. */
export class WorkPassage implements Passage {
  private readonly begunAt: number;
  #location: { readonly id: string; readonly at: Location; readonly probing: boolean } | null = null;

  constructor(
    private readonly monotonic: Monotonic,
    private readonly account: Account | null,
    private readonly probingAccount: boolean,
    private readonly way: {
      readonly enter: (locationId: string) => Location;
      readonly most: number;
      readonly leave: () => void;
    },
  ) {
    this.begunAt = monotonic();
  }

  get probing(): boolean {
    return this.probingAccount || this.#location?.probing === true;
  }

  to(locationId: string): boolean {
    if (this.#location?.id === locationId) return true;
    this.leaveLocation();
    const at = this.way.enter(locationId);
    if (at.underWay >= this.way.most) return false;
    const admission = at.breaker.admit(this.monotonic());
    if (admission === 'refused') return false;
    at.underWay += 1;
    this.#location = { id: locationId, at, probing: admission === 'probe' };
    return true;
  }

  sourceAnswered(): boolean {
    this.account?.limit.answered();
    return this.account?.breaker.answered() ?? false;
  }

  storeAnswered(): boolean {
    if (!this.#location) return false;
    this.#location.at.rejectedAt = null;
    return this.#location.at.breaker.answered();
  }

  failed(error: unknown): { readonly blame: Blame; readonly locationId: string | null } {
    return { blame: this.blameFor(error), locationId: this.#location?.id ?? null };
  }

  private blameFor(error: unknown): Blame {
    const now = this.monotonic();
    const { code, retryable } = problemOf(error);
    if (code.startsWith('telephony.') || code === 'source.stalled' || code === 'recording.clock_skew')
      return this.sourceFailed(now, error) ? 'place' : 'work';
    if (!this.#location || !code.startsWith('storage.') || ANSWERS.includes(code)) return 'work';
    const { breaker, rejectedAt } = this.#location.at;
    if (isCredentialsRejected(error)) {
      breaker.trip(now);
      this.#location.at.rejectedAt = rejectedAt ?? now;
      return rejectedAt !== null && this.begunAt > rejectedAt ? 'rejected' : 'place';
    }
    if (code === 'storage.location_paused') breaker.trip(now);
    else if (retryable) breaker.failed(now);
    return breaker.isOpen ? 'place' : 'work';
  }

  end(): void {
    this.leaveLocation();
    if (this.probingAccount) this.account?.breaker.probed();
    this.account?.limit.end();
    this.way.leave();
  }

  private sourceFailed(now: number, error: unknown): boolean {
    const { code, retryable, retryAfterMs } = problemOf(error);
    if (!this.account || ONE_RECORDING.includes(code)) return false;
    const { breaker, limit } = this.account;
    const status = error instanceof VoicekeepError ? error.details['twilioStatus'] : null;
    const limited = code === 'telephony.rate_limited';
    if (limited || status === 503) limit.slowDown(now, retryAfterMs);
    if (SETTINGS.includes(code)) breaker.trip(now);
    else if (retryable && !limited) breaker.failed(now);
    return breaker.isOpen || limited;
  }

  private leaveLocation(): void {
    if (!this.#location) return;
    if (this.#location.probing) this.#location.at.breaker.probed();
    this.#location.at.underWay -= 1;
    this.#location = null;
  }
}
