import type { AuditTrail } from '@voicekeep/shared/audit';
import type { RecordingSummary } from '@voicekeep/shared/contracts';
import {
  csvLine,
  type CallLogBook,
  type CallLogCriteria,
  type CallLogEntry,
  type CallLogRecordings,
  type WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import { filterNames } from './filter-names';
import type { Requester } from './requester';
import { requireWorkspace } from './require-workspace';

const HEAD = [
  ...['id', 'call_sid', 'started_at', 'direction', 'from', 'to', 'duration_seconds', 'status'],
  ...['answered_by', 'caller_name', 'notes', 'campaign_id', 'recording_ids', 'recording_states'],
  ...['tags', 'price', 'price_unit'],
] as const;

/** Hands out call logs as CSV, piece by piece. */
export class CallLogExport {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly book: CallLogBook,
    private readonly recordings: CallLogRecordings,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * The export is on record before its first line leaves, and how many calls it held when it ends.
   * @returns pieces of CSV, made only as fast as they are taken
   * @throws VoicekeepError `workspace.not_found`
   */
  async start(workspaceId: string, criteria: CallLogCriteria, by: Requester): Promise<AsyncIterable<string>> {
    await requireWorkspace(this.workspaces, workspaceId);
    const filters = filterNames(criteria);
    const entry = { ...by, outcome: 'ok', workspaceId } as const;
    await this.audit.append({ ...entry, action: 'call_log.export_started', details: { filters } });
    return this.pieces(workspaceId, criteria, (count, complete) =>
      this.audit.append({ ...entry, action: 'call_log.exported', details: { count, complete } }),
    );
  }

  private async *pieces(
    workspaceId: string,
    criteria: CallLogCriteria,
    ended: (count: number, complete: boolean) => Promise<void>,
  ): AsyncGenerator<string> {
    let count = 0;
    let complete = false;
    try {
      yield csvLine(HEAD);
      for await (const piece of oneBehind(this.lookedUp(workspaceId, criteria))) {
        if (piece.entries.length > 0) yield await linesOf(piece);
        count += piece.entries.length;
      }
      complete = true;
    } finally {
      await ended(count, complete);
    }
  }

  private async *lookedUp(workspaceId: string, criteria: CallLogCriteria): AsyncGenerator<Piece> {
    for await (const entries of this.book.all(workspaceId, criteria)) {
      const ids = entries.map(({ id }) => id);
      const recordings = this.recordings.summaries(workspaceId, ids);
      // Whoever stops before waits for them no more.
      recordings.catch(() => undefined);
      yield { entries, recordings };
    }
  }
}

interface Piece {
  readonly entries: readonly CallLogEntry[];
  readonly recordings: Promise<ReadonlyMap<string, readonly RecordingSummary[]>>;
}

/** Hands each item out when the next one is there: what it still waits for comes meanwhile. */
async function* oneBehind<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  let before: { readonly item: T } | null = null;
  for await (const item of items) {
    if (before) yield before.item;
    before = { item };
  }
  if (before) yield before.item;
}

async function linesOf({ entries, recordings }: Piece): Promise<string> {
  const found = await recordings;
  return entries.map((entry) => lineOf(entry, found.get(entry.id) ?? [])).join('');
}

function lineOf(entry: CallLogEntry, recordings: readonly RecordingSummary[]): string {
  return csvLine([
    ...[entry.id, entry.callSid, entry.startedAt, entry.direction, entry.from, entry.to],
    ...[entry.durationSeconds, entry.status, entry.answeredBy, entry.callerName, entry.notes],
    entry.campaignId,
    recordings.map(({ id }) => id).join(' '),
    recordings.map(({ state }) => state).join(' '),
    ...[entry.tags.join(', '), entry.price, entry.priceUnit],
  ]);
}
