import type { Clock } from '@voicekeep/shared/kernel';
import type { Account } from '../accounts/account';
import type { MediaLibrary } from '../audio/media-library';
import type { FaultBoard } from '../faults/fault-board';
import type { RequestLog } from '../requests/request-log';
import type { SandboxState } from '../state/sandbox-state';
import type { Variants } from './variants';

/** What the REST interface stands on. */
export interface SandboxWorld {
  readonly accounts: readonly Account[];
  readonly state: SandboxState;
  readonly media: MediaLibrary;
  readonly faults: FaultBoard;
  readonly log: RequestLog;
  readonly clock: Clock;
  /** Requests of one account in flight before Twilio answers 429. */
  readonly concurrency: number;
  variants: Variants;
  /** Runs before a deletion takes effect, for whoever must see the world at that instant. */
  readonly beforeDelete: (recordingSid: string) => Promise<void>;
  /** Makes an address on another origin from which this file can be had once, without credentials. */
  readonly offerElsewhere: (file: Buffer, contentType: string) => Promise<string>;
}
