import { type ComponentFixture, TestBed } from '@angular/core/testing';
import axe from 'axe-core';
import { Rendered } from '@voicekeep/shared/ui/testing';
import { aCall } from '../testing/a-call';
import type { CallRow } from './call-row';
import { CallTable } from './call-table';

describe('the keyboard in the call table', () => {
  let fixture: ComponentFixture<CallTable>;
  let table: Rendered<CallTable>;
  const heard: string[] = [];

  const rows = (): HTMLElement[] => [...table.element.querySelectorAll<HTMLElement>('tbody tr')];
  const press = async (key: string): Promise<boolean> => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    await table.settled();
    return event.defaultPrevented;
  };

  beforeEach(async () => {
    heard.length = 0;
    fixture = TestBed.createComponent(CallTable);
    document.body.append(fixture.nativeElement as HTMLElement);
    table = new Rendered(fixture);
    fixture.componentRef.setInput('calls', [
      aCall('a', { recordings: [{ id: 'r1', kind: 'call', state: 'cleaned', durationSeconds: 63 }] }),
      aCall('b'),
      aCall('c'),
    ]);
    fixture.componentRef.setInput('mayDelete', true);
    const hear = (what: string) => (row: CallRow) => heard.push(`${what} ${row.id}`);
    const { playAsked, trailAsked, removalAsked, choiceChanged } = fixture.componentInstance;
    playAsked.subscribe(hear('play'));
    trailAsked.subscribe(hear('trail'));
    removalAsked.subscribe(hear('remove'));
    choiceChanged.subscribe(({ id, isChosen }) => heard.push(`${isChosen ? 'choose' : 'let go'} ${id}`));
    await table.settled();
    rows()[0]?.focus();
    await table.settled();
  });
  afterEach(() => fixture.destroy());

  it('goes from row to row, and stays at the ends', async () => {
    await press('ArrowUp');
    expect(document.activeElement).toBe(rows()[0]);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(document.activeElement).toBe(rows()[2]);
  });

  it('has words for a call that is held', async () => {
    fixture.componentRef.setInput('calls', [aCall('a', { onHold: true }), aCall('b')]);
    await table.settled();
    expect(rows().map((row) => row.textContent.includes('On hold'))).toEqual([true, false]);
  });

  it('comes back by Tab to the row it was in last, and to no other', async () => {
    await press('ArrowDown');
    expect(rows().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
  });

  it('opens, plays, selects and asks to delete', async () => {
    for (const key of ['Enter', ' ', 'x', 'Delete']) expect(await press(key)).toBe(true);
    expect(heard).toEqual(['trail a', 'play a', 'choose a', 'remove a']);
    fixture.componentRef.setInput('chosen', new Set(['a']));
    await press('x');
    expect(heard.at(-1)).toBe('let go a');
  });

  it('leaves Space to the player in the row that plays', async () => {
    fixture.componentRef.setInput('playingId', 'r1');
    await table.settled();
    const heardOutside = jest.fn();
    document.addEventListener('keydown', heardOutside);
    await press(' ');
    document.removeEventListener('keydown', heardOutside);
    expect([heard, heardOutside.mock.calls.length]).toEqual([[], 1]);
  });

  it('moves on from a button of the row, which keeps its own Enter and Space', async () => {
    table.element.querySelector<HTMLElement>('button[aria-label^="Play"]')?.focus();
    expect([await press('Enter'), await press(' ')]).toEqual([false, false]);
    await press('ArrowDown');
    expect(document.activeElement).toBe(rows()[1]);
  });

  it('neither selects nor deletes for who may not', async () => {
    fixture.componentRef.setInput('mayDelete', false);
    await table.settled();
    expect([await press('x'), await press('Delete')]).toEqual([false, false]);
    expect(heard).toEqual([]);
  });

  it('stays a table, each row with its place in it, and axe finds nothing wrong', async () => {
    expect(table.element.querySelector('table')?.getAttribute('aria-rowcount')).toBe('4');
    expect(rows().map((row) => row.getAttribute('aria-rowindex'))).toEqual(['2', '3', '4']);
    fixture.componentRef.setInput('hasMore', true);
    await table.settled();
    expect(table.element.querySelector('table')?.getAttribute('aria-rowcount')).toBe('-1');
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
    const { violations } = await axe.run(table.element, { rules });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});
