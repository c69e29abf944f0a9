import { computed, signal, type Signal } from '@angular/core';
import type { CallLog } from '@voicekeep/shared/contracts';
import type { CallRow } from './call-row';
import type { PageSeen } from './row-page';

/** Few enough to be drawn between two frames. */
export const PAGE_ROWS = 25;

export interface WindowPage {
  index: number;
  /** Of its first row in the whole table, counted from 1; the heading is the first. */
  firstRowIndex: number;
  /** Null while it is far off; its place is then kept by `heightPx`. */
  rows: readonly CallRow[] | null;
  heightPx: number;
}

/** Of the rows read so far, those that need drawing: a table of thousands is as light as one of some hundred. */
export class RowWindow {
  /** The pages that are far off, with the height each had. */
  private readonly far = signal<ReadonlyMap<number, number>>(new Map());
  readonly pages = computed<readonly WindowPage[]>(() => {
    const calls = this.calls();
    return Array.from({ length: Math.ceil(calls.length / PAGE_ROWS) }, (_, index) => {
      const first = index * PAGE_ROWS;
      const heightPx = this.far().get(index);
      const rows = heightPx === undefined ? this.rowsOf(calls.slice(first, first + PAGE_ROWS)) : null;
      return { index, firstRowIndex: first + 2, rows, heightPx: heightPx ?? 0 };
    });
  });
  readonly drawn = computed(() => this.pages().flatMap(({ rows }) => rows ?? []));

  constructor(
    private readonly calls: Signal<readonly CallLog[]>,
    private readonly toRow: (call: CallLog) => CallRow,
  ) {}

  see({ page, isNear, heightPx }: PageSeen): void {
    if (isNear !== this.far().has(page)) return;
    this.far.update((before) => {
      const now = new Map(before);
      if (isNear) now.delete(page);
      else now.set(page, heightPx);
      return now;
    });
  }

  private rowsOf(calls: readonly CallLog[]): CallRow[] {
    return calls.map((call) => this.toRow(call));
  }
}
