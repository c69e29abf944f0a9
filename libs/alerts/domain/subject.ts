import type { ConditionCode } from '@voicekeep/shared/contracts';

/** What a condition is about; there is at most one condition of a subject at a time. */
export interface Subject {
  readonly workspaceId: string;
  readonly code: ConditionCode;
  readonly locationId: string | null;
}

/** A subject as one word, for looking up. */
export const subjectOf = ({ workspaceId, code, locationId }: Subject): string =>
  `${workspaceId} ${code} ${locationId ?? ''}`;
