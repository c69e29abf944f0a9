import type { RetentionPreview } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import {
  cutoffOf,
  type AgedCallLogs,
  type AgedRecordings,
  type AgePlace,
  type AgreedTime,
  type AgeSpan,
  type CallLogRecordings,
  type DeletingRule,
} from '@voicekeep/call-logs/domain';
import type { HoldGuard } from './hold-guard';
import { RetentionCount } from './retention-count';

export interface RetentionSurveyParts {
  readonly time: AgreedTime;
  readonly callLogs: AgedCallLogs;
  readonly recordings: CallLogRecordings;
  readonly agedRecordings: AgedRecordings;
  readonly guard: HoldGuard;
}

const PAGE = 2000;

export const CLOCK_WRONG = {
  code: 'retention.clock_wrong',
  message:
    'The clock of this server is more than 10 minutes wrong: nothing is deleted for its age. Correct the time (NTP).',
} as const;

/** Counts what a rule would delete now, as its run would find it; changes nothing. */
export class RetentionSurvey {
  constructor(private readonly parts: RetentionSurveyParts) {}

  /** @throws VoicekeepError `retention.clock_wrong` kind unavailable */
  async preview(workspaceId: string, { keep, action }: DeletingRule): Promise<RetentionPreview> {
    const { time, guard, callLogs, recordings, agedRecordings } = this.parts;
    const now = await time.now();
    if (now === null) throw errors.unavailable(CLOCK_WRONG.code, CLOCK_WRONG.message, { retryable: true });
    const before = cutoffOf(keep, now);
    const count = new RetentionCount(before, action, await guard.held(workspaceId, null));
    for await (const page of pages(before, (span) => callLogs.older(workspaceId, span))) {
      const ids = page.map(({ id }) => id);
      const summaries = await recordings.summaries(workspaceId, ids);
      for (const call of page) count.addCall(call, summaries.get(call.id) ?? []);
    }
    if (action === 'log-and-recordings')
      for await (const page of pages(before, (span) => agedRecordings.older(workspaceId, span)))
        for (const recording of page) count.addOutlived(recording);
    return count.told();
  }
}

async function* pages<Place extends AgePlace>(
  before: Date,
  older: (span: AgeSpan) => Promise<readonly Place[]>,
): AsyncGenerator<readonly Place[]> {
  let page: readonly Place[];
  let after: AgePlace | null = null;
  do {
    page = await older({ before, after, limit: PAGE });
    yield page;
    after = page.at(-1) ?? null;
  } while (page.length === PAGE);
}
