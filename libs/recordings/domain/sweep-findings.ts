import type {
  Page,
  SweepAction,
  SweepCounts,
  SweepFinding,
  SweepFindingKind,
} from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';

export interface NewFinding {
  readonly workspaceId: string;
  readonly locationId: string;
  readonly kind: SweepFindingKind;
  readonly recordingId: string | null;
  readonly objectKey: string;
  readonly bytes: number | null;
  readonly action: SweepAction;
  readonly intactVersionId: string | null;
}

/** A finding without the name of its bucket, which only its location knows. */
export type StoredFinding = Omit<SweepFinding, 'location'> & {
  readonly locationId: string;
  readonly objectKey: string;
};

export interface FindingFilter {
  readonly kind?: SweepFindingKind | undefined;
  /** Resolved ones too. */
  readonly all: boolean;
}

/** What sweeps saw, when first and last, and since when it is so no more. Keys are sealed: foreign ones may name people. */
export abstract class SweepFindings {
  abstract see(finding: NewFinding, now: Date): Promise<void>;
  /** Everything of the location that was not seen again since `since` is over. */
  abstract resolve(workspaceId: string, locationId: string, since: Date, now: Date): Promise<void>;
  abstract open(workspaceId: string): Promise<SweepCounts>;
  /** Newest first. */
  abstract page(workspaceId: string, filter: FindingFilter, page: PageRequest): Promise<Page<StoredFinding>>;
}
