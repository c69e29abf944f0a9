import type { Clock } from '@voicekeep/shared/kernel';
import type { Lease, RecordingRepository } from '@voicekeep/recordings/domain';

export const LEASE_MS = 30_000;
const RENEW_MS = 10_000;

/** Keeps a claim alive while its work goes on; aborts the work when the claim is lost. */
export class LeaseKeeper {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(
    private readonly lease: Lease,
    private readonly recordings: RecordingRepository,
    private readonly clock: Clock,
    outer: AbortSignal,
  ) {
    this.signal = AbortSignal.any([this.#lost.signal, outer]);
    this.#timer = setInterval(() => void this.renew(), RENEW_MS);
  }

  readonly signal: AbortSignal;

  end(): void {
    clearInterval(this.#timer);
  }

  private async renew(): Promise<void> {
    const until = new Date(this.clock.now().getTime() + LEASE_MS);
    try {
      const kept = await this.recordings.renew(this.lease, until);
      if (!kept) this.#lost.abort(new DOMException('Another worker has this recording now.', 'AbortError'));
    } catch {
      // The database is away: the fence decides later whether this work still counts.
    }
  }
}
