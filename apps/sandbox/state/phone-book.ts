import type { SeededRandom } from './seeded-random';

/** Numbers of a made-up clinic; 555-0100 to 555-0199 are set aside for fiction. */
export const CLINIC_LINES = [
  { number: '+12125550100', name: 'Maple Street Clinic' },
  { number: '+17185550140', name: 'Maple Street Clinic, billing' },
] as const;

/** Where the clinic's lines ring. */
export const DESKS = ['+12125550181', '+12125550182', '+17185550183'] as const;

const AREA_CODES = ['212', '347', '516', '646', '718', '914', '917', '929'];
const SURNAMES = [
  'DELACROIX',
  'FERRO',
  'HALVORSEN',
  'IBARRA',
  'KOWALCZYK',
  'LINDQVIST',
  'MBEKI',
  'OYELARAN',
  'PARK',
  'QUILL',
  'SANTORINI',
  'TANAKA',
  'VALDEZ',
  'WHITCOMBE',
];
const INITIALS = 'ABCDEGHJKLMNORST';

export interface Patient {
  readonly number: string;
  /** As the carrier's name service would give it; null when it knows none. */
  readonly name: string | null;
}

export function patientOf(random: SeededRandom): Patient {
  const last = String(random.integer(101, 179)).padStart(4, '0');
  const number = `+1${random.pick(AREA_CODES)}555${last}`;
  const name = `${random.pick(SURNAMES)} ${random.pick([...INITIALS])}`;
  return { number, name: random.chance(0.6) ? name : null };
}
