import { signal } from '@angular/core';
import type { CallLog, CallLogFilter } from '@voicekeep/shared/contracts';
import { CallSelection } from './call-selection';
import { aCall } from './testing/a-call';

describe('choosing calls', () => {
  const calls = signal<readonly CallLog[]>([]);
  const filter = signal<CallLogFilter>({});
  let selection: CallSelection;

  beforeEach(() => {
    calls.set([aCall('a'), aCall('b'), aCall('c')]);
    filter.set({ kind: 'call' });
    selection = new CallSelection(calls, filter);
  });

  it('names them one by one, or all that are shown', () => {
    selection.choose('a', true);
    selection.choose('c', true);
    expect(selection.request()).toEqual({ ids: ['a', 'c'] });
    expect(selection.isEveryShown()).toBe(false);
    selection.chooseShown(true);
    expect(selection.isEveryShown()).toBe(true);
    selection.choose('b', false);
    expect(selection.request()).toEqual({ ids: ['a', 'c'] });
    selection.clear();
    expect(selection.ids().size).toBe(0);
  });

  it('lets go of a call that left the list', () => {
    selection.chooseShown(true);
    calls.set([aCall('b'), aCall('d')]);
    expect(selection.request()).toEqual({ ids: ['b'] });
  });

  it('of all that match leaves out what arrives later', () => {
    selection.chooseAll(new Date('2026-03-01T12:00:00Z'));
    calls.update((rows) => [aCall('new'), ...rows]);
    expect(selection.ids().size).toBe(4);
    expect(selection.request()).toEqual({ filter: { kind: 'call', to: '2026-03-01T12:00:00.000Z' } });
    filter.set({ to: '2026-02-01T00:00:00.000Z' });
    expect(selection.request()).toEqual({ filter: { to: '2026-02-01T00:00:00.000Z' } });
  });

  it('goes back to single calls when one of all is taken out', () => {
    selection.chooseAll(new Date());
    selection.choose('b', false);
    expect([selection.isAll(), selection.request()]).toEqual([false, { ids: ['a', 'c'] }]);
  });
});
