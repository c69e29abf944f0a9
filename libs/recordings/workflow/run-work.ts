import type { Problem, Run } from '@voicekeep/recordings/domain';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import type { LeaseKeeper } from './lease-keeper';

/** Why a run stands still, and whether it has come to its end by that. */
export interface Hindrance {
  readonly problem: Pick<Problem, 'code' | 'message'>;
  readonly endsRun: boolean;
}

/** What one kind of run does; who calls it owns the claim. */
export abstract class RunWork {
  /** Why nothing may be begun at present; null when all is well. */
  abstract hindrance(run: Run, policy: StoragePolicy | null): Hindrance | null;
  /** Takes the list one page further. */
  abstract turnPage(run: Run, policy: StoragePolicy, signal: AbortSignal): Promise<void>;
  /** Lets the first items that wait follow their recordings, and begins as many of them as there is room for. */
  abstract tend(run: Run, policy: StoragePolicy | null, lease: LeaseKeeper): Promise<void>;
  /** Takes back what was ordered and not begun; inside the caller's transaction. */
  abstract takeBack(run: Run): Promise<void>;
}

export const STORAGE_OFF: Hindrance = {
  problem: {
    code: 'migration.storage_disabled',
    message: 'Storage is switched off; switch it on and the run goes on.',
  },
  endsRun: false,
};
