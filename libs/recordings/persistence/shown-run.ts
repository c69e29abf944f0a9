import type { MigrationItemState, MigrationRun } from '@voicekeep/shared/contracts';
import type { RunRow } from './run-row';

export type RunCounts = Readonly<Record<MigrationItemState | 'bytes', number | string>>;

const RATE_WINDOW_MS = 60_000;

/** A run as the API shows it. @param recent how many were done in the last minute */
export function shownRun(row: RunRow & RunCounts, recent: number, now: Date): MigrationRun {
  const [waiting, done] = [Number(row.waiting), Number(row.done)];
  const [failed, skipped] = [Number(row.failed), Number(row.skipped)];
  const elapsed = Math.min(RATE_WINDOW_MS, Math.max(1000, now.getTime() - row.startedAt.getTime()));
  const rate = recent / (elapsed / 1000);
  return {
    ...{ id: row.id, kind: row.kind, state: row.state, listed: row.listed === 1 },
    total: waiting + done + failed + skipped,
    ...{ done, failed, skipped },
    bytes: Number(row.bytes),
    rate: Math.round(rate * 100) / 100,
    etaSeconds: rate > 0 && row.listed === 1 ? Math.ceil(waiting / rate) : null,
    keepTwilioCopies: row.keepTwilioCopies === 1,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    lastError: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? '' },
  };
}
