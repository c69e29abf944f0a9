import { signal } from '@angular/core';
import type { CallLog } from '@voicekeep/shared/contracts';
import { ENGLISH_UI, sayIn } from '@voicekeep/shared/ui';
import { aCall } from '../testing/a-call';
import { CALLS_TEXTS } from '../texts/en';
import { toCallRow } from './call-row';
import { PAGE_ROWS, RowWindow } from './row-window';

const calls = (count: number): CallLog[] => Array.from({ length: count }, (_, at) => aCall(`c${at}`));

describe('the rows that are drawn', () => {
  const list = signal<readonly CallLog[]>([]);
  let rows: RowWindow;

  beforeEach(() => {
    list.set(calls(2 * PAGE_ROWS + 20));
    rows = new RowWindow(list, (call) => toCallRow(call, sayIn(CALLS_TEXTS), ENGLISH_UI));
  });
  const drawn = (): number[] => rows.pages().map((page) => page.rows?.length ?? 0);

  it('are all of them until some are known to be far off', () => {
    expect(drawn()).toEqual([PAGE_ROWS, PAGE_ROWS, 20]);
    expect(rows.pages().map(({ firstRowIndex }) => firstRowIndex)).toEqual([2, 27, 52]);
  });

  it('leave a gap of their own height while they are far off', () => {
    rows.see({ page: 0, isNear: false, heightPx: 2250 });
    expect([drawn(), rows.pages()[0]?.heightPx]).toEqual([[0, PAGE_ROWS, 20], 2250]);
    rows.see({ page: 0, isNear: true, heightPx: 2250 });
    expect(drawn()).toEqual([PAGE_ROWS, PAGE_ROWS, 20]);
  });

  it('keep the height they had, whatever the gap is measured as later', () => {
    rows.see({ page: 0, isNear: false, heightPx: 2250 });
    rows.see({ page: 0, isNear: false, heightPx: 7 });
    expect(rows.pages()[0]?.heightPx).toBe(2250);
  });

  it('move on by one when a call arrives', () => {
    list.update((before) => [aCall('new'), ...before]);
    expect(rows.drawn()[0]?.id).toBe('new');
    expect(rows.pages()[1]?.rows?.[0]?.id).toBe('c24');
  });
});
