import type { Workspaces } from '@voicekeep/call-logs/domain';
import { VoicekeepError } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import type { RecordingSource, RecordingSources } from '@voicekeep/telephony/domain';
import type { Reconciliations } from '@voicekeep/recordings/domain';
import type { HistoryReader } from './history-reader';

export interface ReconcilerParts {
  readonly reconciliations: Reconciliations;
  readonly workspaces: Workspaces;
  readonly sources: RecordingSources;
  readonly history: HistoryReader;
  readonly clock: Clock;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const FIRST_MS = 2 * MINUTE_MS;
const EVERY_MS = 15 * MINUTE_MS;
const NARROW_MS = 48 * HOUR_MS;
const WIDE_MS = 7 * 24 * HOUR_MS;

/** Compares each account's recent list with the books: a lost webhook, or a trunk that sends none, costs minutes only. */
export class Reconciler {
  constructor(private readonly parts: ReconcilerParts) {}

  /** Looks at the workspaces whose turn it is. */
  async runDue(signal: AbortSignal): Promise<void> {
    const { workspaces, reconciliations, clock } = this.parts;
    for (const workspaceId of await workspaces.ids()) {
      if (signal.aborted) return;
      const now = clock.now();
      const turn = await reconciliations.claim(workspaceId, now, later(now, FIRST_MS), later(now, EVERY_MS));
      if (!turn) continue;
      const wide = turn.lastWideAt === null || now.getTime() - turn.lastWideAt.getTime() > 24 * HOUR_MS;
      await this.compare(workspaceId, new Date(now.getTime() - (wide ? WIDE_MS : NARROW_MS)));
      await reconciliations.plan(workspaceId, later(clock.now(), EVERY_MS), wide ? now : null);
    }
  }

  private async compare(workspaceId: string, from: Date): Promise<void> {
    let source: RecordingSource;
    try {
      source = await this.parts.sources.open(workspaceId);
    } catch (error) {
      if (error instanceof VoicekeepError && error.code === 'telephony.not_configured') return;
      throw error;
    }
    let page: string | null = null;
    do {
      const read = await this.parts.history.read(workspaceId, source, { from, to: null }, page, true);
      page = read.nextPage;
    } while (page !== null);
  }
}

const later = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);
