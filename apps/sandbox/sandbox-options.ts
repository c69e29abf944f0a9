import type { Clock } from '@voicekeep/shared/kernel';
import type { Account } from './accounts/account';
import type { Variants } from './rest/variants';
import type { History } from './state/recording-request';

export interface SandboxOptions extends Partial<History> {
  /** On 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Default: one account made from the seed. Each gets the same kind of history. */
  readonly accounts?: readonly Account[];
  /** Decides everything that is made up; default 1. */
  readonly seed?: number;
  /** Where deletions and placed calls are kept across restarts; null or left out: in memory. */
  readonly dataDirectory?: string | null;
  /** The product's public address; callbacks go to `{callbackUrl}/webhooks/twilio/…`. */
  readonly callbackUrl?: string | null;
  readonly clock?: Clock;
  /** Requests in flight per account before 429; default 100. */
  readonly concurrency?: number;
  readonly variants?: Partial<Variants>;
  /** Called before a deletion takes effect and waited for: what must hold at that instant can be checked there. */
  readonly beforeDelete?: (recordingSid: string) => Promise<void>;
}
