import { commandFor } from './player-keys';
import { nextSpeed } from './recording-player';

const press = (key: string, on: HTMLElement = document.body, more: KeyboardEventInit = {}): string | null => {
  let command: string | null = null;
  const listen = (event: KeyboardEvent) => (command = commandFor(event));
  document.addEventListener('keydown', listen);
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  document.removeEventListener('keydown', listen);
  return command;
};

describe('the keys of the player', () => {
  it('knows play, steps and speed', () => {
    expect([' ', 'j', 'L', 'ArrowLeft', ',', '.'].map((key) => press(key))).toEqual([
      'toggle',
      'back',
      'forward',
      'back',
      'slower',
      'faster',
    ]);
  });

  it('leaves keys to the field or button that has the focus, and to the browser', () => {
    const input = document.body.appendChild(document.createElement('input'));
    const button = document.body.appendChild(document.createElement('button'));
    expect([press('j', input), press(' ', button), press('l', document.body, { ctrlKey: true })]).toEqual([
      null,
      null,
      null,
    ]);
    expect(press('j', button)).toBe('back');
  });

  it('stops at the ends of the speeds', () => {
    expect([nextSpeed(1, 1), nextSpeed(1, -1), nextSpeed(3, 1), nextSpeed(0.5, -1)]).toEqual([
      1.25, 0.75, 3, 0.5,
    ]);
  });
});
