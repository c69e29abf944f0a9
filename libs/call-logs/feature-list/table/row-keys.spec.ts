import { rowCommandFor, type RowCommand } from './row-keys';

const press = (html: string, init: KeyboardEventInit): RowCommand | null => {
  document.body.innerHTML = html;
  let command: RowCommand | null = null;
  const target = document.body.firstElementChild!;
  target.addEventListener('keydown', (event) => (command = rowCommandFor(event as KeyboardEvent)));
  target.dispatchEvent(new KeyboardEvent('keydown', init));
  return command;
};
const ROW = '<section tabindex="0"></section>';

describe('the keys of a row', () => {
  it.each<[string, RowCommand]>([
    ['ArrowDown', 'next'],
    ['ArrowUp', 'previous'],
    ['Enter', 'open'],
    [' ', 'play'],
    ['x', 'choose'],
    ['X', 'choose'],
    ['Delete', 'remove'],
  ])('%j', (key, command) => expect(press(ROW, { key })).toBe(command));

  it('leaves every other key alone, and those pressed with another', () => {
    expect(press(ROW, { key: 'a' })).toBeNull();
    expect(press(ROW, { key: 'x', ctrlKey: true })).toBeNull();
    expect(press(ROW, { key: 'Enter', isComposing: true })).toBeNull();
  });

  it('takes nothing from a field', () => {
    for (const key of ['ArrowDown', 'x', ' ', 'Delete']) {
      expect(press('<input type="search">', { key })).toBeNull();
      expect(press('<textarea></textarea>', { key })).toBeNull();
    }
  });

  it('leaves Enter and Space to a button or a box that has the focus', () => {
    for (const html of ['<button></button>', '<input type="checkbox">']) {
      expect([press(html, { key: 'Enter' }), press(html, { key: ' ' })]).toEqual([null, null]);
      expect(press(html, { key: 'ArrowDown' })).toBe('next');
    }
  });

  it('goes on while an arrow is held, and does all else once', () => {
    expect(press(ROW, { key: 'ArrowDown', repeat: true })).toBe('next');
    expect(press(ROW, { key: 'x', repeat: true })).toBeNull();
  });
});
