import type {
  CopyMovePreview,
  MigrationItem,
  MigrationItemState,
  MigrationRun,
  Page,
  TwilioDeletionPreview,
} from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';

/** Runs as people and programs see them. */
export abstract class RunViews {
  /** With its counts, as shown. */
  abstract view(workspaceId: string, runId: string, now: Date): Promise<MigrationRun | null>;
  abstract page(workspaceId: string, page: PageRequest, now: Date): Promise<Page<MigrationRun>>;
  abstract items(
    workspaceId: string,
    runId: string,
    state: MigrationItemState | undefined,
    page: PageRequest,
  ): Promise<Page<MigrationItem>>;
  /** What a run over copies kept at Twilio would delete there. */
  abstract keptCopies(workspaceId: string): Promise<TwilioDeletionPreview>;
  /** What a run into this location would move there. */
  abstract copiesElsewhere(workspaceId: string, locationId: string): Promise<CopyMovePreview>;
}
