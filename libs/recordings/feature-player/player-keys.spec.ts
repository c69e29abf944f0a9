import { commandFor } from './player-keys';
import { nextSpeed } from './speeds';

const press = (key: string, on: HTMLElement = document.body, more: KeyboardEventInit = {}): string | null => {
  let command: string | null = null;
  const listen = (event: KeyboardEvent) => (command = commandFor(event));
  document.addEventListener('keydown', listen);
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
  document.removeEventListener('keydown', listen);
  return command;
};
const field = (type: string): HTMLInputElement => {
  const input = document.body.appendChild(document.createElement('input'));
  input.type = type;
  return input;
};

describe('the keys of the player', () => {
  it('knows play, steps, speed, mute and the list of keys', () => {
    expect([' ', 'j', 'L', 'ArrowLeft', ',', '.', 'm', '?'].map((key) => press(key))).toEqual([
      ...['toggle', 'back', 'forward', 'back'],
      ...['slower', 'faster', 'mute', 'keys'],
    ]);
  });

  it('leaves keys to the field or button that has the focus, and to the browser', () => {
    const input = field('text');
    const button = document.body.appendChild(document.createElement('button'));
    expect([press('j', input), press(' ', button), press('l', document.body, { ctrlKey: true })]).toEqual([
      null,
      null,
      null,
    ]);
    expect(press('j', button)).toBe('back');
  });

  it('leaves a slider its arrows and a switch its space, and takes the rest', () => {
    const [slider, box] = [field('range'), field('checkbox')];
    expect([press('ArrowLeft', slider), press(' ', box)]).toEqual([null, null]);
    expect([press(' ', slider), press('j', slider), press('ArrowLeft', box), press('m', box)]).toEqual([
      'toggle',
      'back',
      'back',
      'mute',
    ]);
  });

  it('stops at the ends of the speeds', () => {
    expect([nextSpeed(1, 1), nextSpeed(1, -1), nextSpeed(3, 1), nextSpeed(0.5, -1)]).toEqual([
      1.25, 0.75, 3, 0.5,
    ]);
  });
});
