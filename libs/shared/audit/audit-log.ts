import type { AuditEvent, Page } from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';

export interface AuditFilter {
  readonly action?: string | undefined;
  /** Inclusive. */
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly to?: Date | undefined;
}

/** Reads the record of access, newest first. */
export abstract class AuditLog {
  /** @param workspaceId null for what concerned the installation itself */
  abstract page(
    workspaceId: string | null,
    filter: AuditFilter,
    page: PageRequest,
  ): Promise<Page<AuditEvent>>;
}
