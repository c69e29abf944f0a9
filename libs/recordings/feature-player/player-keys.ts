export type PlayerCommand = 'toggle' | 'back' | 'forward' | 'slower' | 'faster' | 'mute';

const COMMANDS: Readonly<Record<string, PlayerCommand>> = {
  ' ': 'toggle',
  j: 'back',
  ArrowLeft: 'back',
  l: 'forward',
  ArrowRight: 'forward',
  ',': 'slower',
  '.': 'faster',
  m: 'mute',
};
const WRITES = 'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"], dialog';
const PRESSES = 'button, a, summary, [role="switch"]';

/** The player's command for a key, unless the key belongs to what has the focus. */
export function commandFor(event: KeyboardEvent): PlayerCommand | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(WRITES)) return null;
  if (event.key === ' ' && target?.closest(PRESSES)) return null;
  return COMMANDS[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null;
}
