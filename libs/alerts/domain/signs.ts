import type { ConditionCode } from '@voicekeep/shared/contracts';
import type { AlertOptions } from '@voicekeep/shared/kernel';
import type { Figure } from './figures';
import { subjectOf, type Subject } from './subject';
import { codeOfTrouble } from './trouble';

/** That a condition is there at this moment. */
export interface Sign extends Subject {
  readonly count: number;
  readonly oldestAt: Date | null;
  readonly reason: string | null;
}

export type Thresholds = Pick<AlertOptions, 'failedCount' | 'waitingMinutes'>;

const MINUTE_MS = 60_000;

/**
 * What figures say of conditions. One that is raised stays until its figure is below half the threshold,
 * so that a figure around the threshold is told once.
 * @param isRaised of a subject's key
 */
export function signsOf(
  figures: readonly Figure[],
  thresholds: Thresholds,
  now: Date,
  isRaised: (subject: string) => boolean,
): ReadonlyMap<string, Sign> {
  const signs = new Map<string, Sign>();
  for (const figure of figures) {
    const code = codeOf(figure);
    if (code === null) continue;
    const { workspaceId, count, since, reason } = figure;
    const locationId = code.startsWith('storage.') ? figure.locationId : null;
    const subject = subjectOf({ workspaceId, code, locationId });
    if (!isEnough(figure, thresholds, now, isRaised(subject) ? 2 : 1)) continue;
    const known = signs.get(subject);
    signs.set(subject, {
      ...{ workspaceId, code, locationId },
      count: count + (known?.count ?? 0),
      oldestAt: earlier(since, known?.oldestAt ?? null),
      reason: known?.reason ?? reason,
    });
  }
  return signs;
}

function codeOf({ kind, reason }: Figure): ConditionCode | null {
  if (kind === 'trouble') return codeOfTrouble(reason ?? '');
  if (kind === 'failed') return 'recordings.failed';
  if (kind === 'waiting') return 'recordings.waiting';
  if (kind === 'paused') return 'storage.credentials_rejected';
  return kind === 'attention' ? 'deletions.attention' : 'bucket.findings';
}

function isEnough(
  { kind, count, since }: Figure,
  { failedCount, waitingMinutes }: Thresholds,
  now: Date,
  ease: 1 | 2,
): boolean {
  if (kind === 'failed') return count >= failedCount / ease;
  if (kind === 'waiting')
    return since !== null && now.getTime() - since.getTime() >= (waitingMinutes * MINUTE_MS) / ease;
  return true;
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));
