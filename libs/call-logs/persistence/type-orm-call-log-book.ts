import { In, IsNull } from 'typeorm';
import type { TwoWayPage } from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { CallLogBook, type CallLogCriteria, type CallLogEntry } from '@voicekeep/call-logs/domain';
import type { CallLogCells } from './call-log-cells';
import { openEntries } from './call-log-entries';
import type { CallLogScan, SealedEntry, SealedNotes } from './call-log-scan';
import { CallLogEntity } from './call-log.entity';
import { readCursor, writeCursor, type ListCursor, type ListPlace } from './list-place';
import { notesMatcher, notesOf, type NotesSearch } from './notes-search';
import { pagesAhead } from './pages-ahead';

const EXPORT_PAGE = 1000;

interface Found {
  /** In the order they were read, one more than asked for when there are more. */
  readonly rows: readonly CallLogEntity[];
  readonly stoppedAt: ListPlace | null;
}

export class TypeOrmCallLogBook extends CallLogBook {
  constructor(
    private readonly database: Database,
    private readonly cells: CallLogCells,
    private readonly scan: CallLogScan,
    private readonly notes: NotesSearch,
  ) {
    super();
  }

  override async page(
    workspaceId: string,
    criteria: CallLogCriteria,
    { limit, cursor }: PageRequest,
  ): Promise<TwoWayPage<CallLogEntry>> {
    const start = cursor === undefined ? null : readCursor(cursor);
    const { rows, stoppedAt } = await this.select(workspaceId, criteria, start, limit + 1);
    const shown = rows.slice(0, limit);
    const further = rows.length > limit ? (shown.at(-1) ?? null) : stoppedAt;
    if (start?.towards === 'newer') shown.reverse();
    const [first = null, last = null] = [shown.at(0), shown.at(-1)];
    const [older, newer] = start?.towards === 'newer' ? [last, further] : [further, start && first];
    return {
      items: await openEntries(this.cells, shown),
      nextCursor: older && writeCursor('older', older),
      previousCursor: newer && writeCursor('newer', newer),
    };
  }

  override async *all(
    workspaceId: string,
    criteria: CallLogCriteria,
  ): AsyncGenerator<readonly CallLogEntry[]> {
    const matches = criteria.notes === undefined ? null : notesMatcher(criteria.notes);
    const read = (start: ListCursor | null) => this.scan.entries(workspaceId, criteria, start, EXPORT_PAGE);
    for await (const rows of pagesAhead<SealedEntry>(read, null, EXPORT_PAGE)) {
      const entries = await openEntries(this.cells, rows);
      yield matches ? entries.filter(({ notes }) => notes !== null && matches(notes)) : entries;
    }
  }

  override async *ids(workspaceId: string, criteria: CallLogCriteria): AsyncGenerator<readonly string[]> {
    const matches = criteria.notes === undefined ? null : notesMatcher(criteria.notes);
    const read = (start: ListCursor | null) => this.scan.notes(workspaceId, criteria, start, EXPORT_PAGE);
    for await (const rows of pagesAhead<SealedNotes>(read, null, EXPORT_PAGE)) {
      const texts = matches ? await this.cells.openAll(notesOf(workspaceId, rows)) : [];
      const meets = (at: number): boolean => !matches || matches(texts[at] ?? '');
      yield rows.filter((_, at) => meets(at)).map(({ id }) => id);
    }
  }

  override countListed(workspaceId: string, callLogIds: readonly string[]): Promise<number> {
    return this.database
      .repository(CallLogEntity)
      .countBy({ workspaceId, id: In([...callLogIds]), deletionJobId: IsNull() });
  }

  override async find(workspaceId: string, callLogId: string): Promise<CallLogEntry | null> {
    const row = await this.database.repository(CallLogEntity).findOneBy({ workspaceId, id: callLogId });
    if (row?.deletionJobId !== null) return null;
    const [entry] = await openEntries(this.cells, [row]);
    return entry ?? null;
  }

  private async select(
    workspaceId: string,
    criteria: CallLogCriteria,
    start: ListCursor | null,
    limit: number,
  ): Promise<Found> {
    const { notes: text } = criteria;
    if (text === undefined)
      return { rows: await this.scan.rows(workspaceId, criteria, start, limit), stoppedAt: null };
    const { found, stoppedAt } = await this.notes.search(workspaceId, { text, criteria }, start, limit);
    return { rows: await this.inOrder(workspaceId, found), stoppedAt };
  }

  private async inOrder(workspaceId: string, places: readonly ListPlace[]): Promise<CallLogEntity[]> {
    if (places.length === 0) return [];
    const rows = await this.database
      .repository(CallLogEntity)
      .findBy({ workspaceId, id: In(places.map(({ id }) => id)) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return places.flatMap(({ id }) => byId.get(id) ?? []);
  }
}
