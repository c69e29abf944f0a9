export type PlayerCommand = 'toggle' | 'back' | 'forward' | 'slower' | 'faster' | 'mute' | 'keys';

const COMMANDS: Readonly<Record<string, PlayerCommand>> = {
  ' ': 'toggle',
  j: 'back',
  ArrowLeft: 'back',
  l: 'forward',
  ArrowRight: 'forward',
  ',': 'slower',
  '.': 'faster',
  m: 'mute',
  '?': 'keys',
};
/** Letters and arrows go on working on a slider, a switch or a choice of one. */
const PRESSED = ['range', 'checkbox', 'radio'];
const WRITES = [
  `input${PRESSED.map((type) => `:not([type="${type}"])`).join('')}`,
  'textarea, select, [contenteditable], [role="combobox"], [role="listbox"], dialog',
].join();
const TAKES_SPACE = 'button, a, summary, [role="switch"], input[type="checkbox"], input[type="radio"]';
const TAKES_ARROWS = 'input[type="range"], input[type="radio"]';

/** The player's command for a key, unless the key belongs to what has the focus. */
export function commandFor(event: KeyboardEvent): PlayerCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(WRITES)) return null;
  if (event.key === ' ' && target?.closest(TAKES_SPACE)) return null;
  if (event.key.startsWith('Arrow') && target?.closest(TAKES_ARROWS)) return null;
  return COMMANDS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}
