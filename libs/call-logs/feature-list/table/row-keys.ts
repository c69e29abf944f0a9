export type RowCommand = 'next' | 'previous' | 'open' | 'play' | 'choose' | 'remove';

const COMMANDS: Readonly<Record<string, RowCommand>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Enter: 'open',
  ' ': 'play',
  x: 'choose',
  Delete: 'remove',
};
const MOVES: readonly RowCommand[] = ['next', 'previous'];
const WRITES = 'input:not([type=checkbox]), textarea, select, [contenteditable]';
const PRESSES = 'button, a, input, summary';

/** The command of a row for a key, unless the key belongs to what has the focus in it. */
export function rowCommandFor(event: KeyboardEvent): RowCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const command = COMMANDS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
  if (command === null || (event.repeat && !MOVES.includes(command))) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(WRITES)) return null;
  const presses = command === 'open' || command === 'play';
  return presses && target?.closest(PRESSES) ? null : command;
}
