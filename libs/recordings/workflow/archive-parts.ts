import type { Workspaces } from '@voicekeep/call-logs/domain';
import type {
  Bell,
  CopyAttempts,
  CrashPoints,
  MigrationRuns,
  ObjectDeletions,
  PeaksShelf,
  RecordingRepository,
  SourceDeletions,
} from '@voicekeep/recordings/domain';
import type { Clock, SkewWatch, Transactions } from '@voicekeep/shared/kernel';
import type { ObjectStores, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { RecordingSources } from '@voicekeep/telephony/domain';
import type { CopyVerifier } from './copy-verifier';
import type { RecordingFetcher } from './recording-fetcher';
import type { RecordingRegister } from './recording-register';
import type { Traffic } from './traffic';

export interface RecordingArchiverParts {
  readonly owner: string;
  readonly recordings: RecordingRepository;
  readonly attempts: CopyAttempts;
  readonly objectDeletions: ObjectDeletions;
  readonly sourceDeletions: SourceDeletions;
  readonly runs: MigrationRuns;
  readonly peaks: PeaksShelf;
  readonly storage: WorkspaceStorage;
  readonly stores: ObjectStores;
  readonly sources: RecordingSources;
  readonly workspaces: Workspaces;
  readonly register: RecordingRegister;
  readonly fetcher: RecordingFetcher;
  readonly verifier: CopyVerifier;
  readonly transactions: Transactions;
  readonly bell: Bell;
  readonly traffic: Traffic;
  readonly skew: SkewWatch;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

/** `lost-claim`: another worker has it; `waiting`: due again later; `idle`: there was nothing to do. */
export type ArchiveOutcome = 'stored' | 'waiting' | 'ended' | 'lost-claim' | 'idle';
