import type { SayUi } from '../texts/ui-texts';

const pad = (value: number): string => String(value).padStart(2, '0');

/** `4:03`, `1:02:09`; an en dash when not known. */
export function formatSeconds(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return '–';
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}

/** `28 s`, `4 min`, `2 h 5 min`. */
export function formatSpan(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Decimal units, as storage is billed: `1.2 GB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[unit]}`;
}

export const formatCount = (count: number): string => count.toLocaleString('en-US');

/** `+1 415 555 1003` for North America, groups of three elsewhere; names stay as they are. */
export function formatParty(party: string | null, ui: SayUi): string {
  if (!party) return ui('party.unknown');
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(party);
  if (american) return `+1 ${american[1]} ${american[2]} ${american[3]}`;
  return /^\+\d{6,15}$/.test(party) ? party.replace(/(\d{3})(?=\d)/g, '$1 ') : party;
}
