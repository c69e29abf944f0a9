import type { CallLogCriteria } from '@voicekeep/call-logs/domain';
import type { CallLogCells, RowCell } from './call-log-cells';
import type { CallLogScan, SealedNotes } from './call-log-scan';
import type { ListCursor, ListPlace } from './list-place';
import { pagesAhead } from './pages-ahead';

const PAGE = 2000;
/** More than a busy month; what is beyond it comes with the next page. */
const MOST_OPENED = 120_000;

export interface NotesFound {
  readonly found: readonly ListPlace[];
  /** Where the search stopped short of the end of the list; null when it did not. */
  readonly stoppedAt: ListPlace | null;
}

/** Looks for words in sealed notes: opens them page by page and keeps nothing but the places of hits. */
export class NotesSearch {
  constructor(
    private readonly scan: CallLogScan,
    private readonly cells: CallLogCells,
  ) {}

  /** Up to `limit` logs beyond `start` whose notes hold `text`, in capitals or not. */
  async search(
    workspaceId: string,
    { text, criteria }: { readonly text: string; readonly criteria: CallLogCriteria },
    start: ListCursor | null,
    limit: number,
  ): Promise<NotesFound> {
    const matches = notesMatcher(text);
    const found: ListPlace[] = [];
    let opened = 0;
    const read = (from: ListCursor | null) => this.scan.notes(workspaceId, criteria, from, PAGE);
    for await (const rows of pagesAhead(read, start, PAGE)) {
      const texts = await this.cells.openAll(notesOf(workspaceId, rows));
      for (const [at, { id, listedAt }] of rows.entries())
        if (matches(texts[at] ?? '')) found.push({ id, listedAt });
      opened += rows.length;
      const last = rows.length < PAGE ? null : (rows.at(-1) ?? null);
      if (last !== null && opened >= MOST_OPENED) return { found: found.slice(0, limit), stoppedAt: last };
      if (found.length >= limit) break;
    }
    return { found: found.slice(0, limit), stoppedAt: null };
  }
}

/** What stands sealed in these rows. */
export const notesOf = (workspaceId: string, rows: readonly SealedNotes[]): RowCell[] =>
  rows.map(({ id, notes }) => ({ row: { workspaceId, id }, column: 'notes', cell: notes }));

/** Whether notes hold `text`, in capitals or not, however their characters are composed. */
export function notesMatcher(text: string): (notes: string) => boolean {
  const wanted = comparable(text);
  return (notes) => comparable(notes).includes(wanted);
}

const comparable = (text: string): string => text.normalize('NFKC').toLowerCase();
