import { parseArgs } from 'node:util';
import { FAULT_KINDS, type FaultKind } from './fault-kinds.mts';
import { LaunchError } from '../../tools/services/launch-error.mts';

export interface CampaignOptions {
  readonly profile: string;
  readonly seed: number;
  readonly recordings: number;
  /** At least so many faults, of up to 28 kinds. */
  readonly faults: number;
  readonly kills: number;
  readonly stops: number;
  readonly redisKills: number;
  readonly mariadbKills: number;
  readonly flushes: number;
  readonly crashesPerPoint: number;
  /** The faults go on for at most so long. */
  readonly minutes: number;
  /** The compiled product; undefined: built from the sources and copied. */
  readonly server: string | undefined;
  readonly keep: boolean;
  /** No storm: one part after the other is away for `outageSeconds`. */
  readonly drill: boolean;
  readonly outageSeconds: number;
  /** Percent of the requests that fail; 0: as many as the wanted faults need. */
  readonly faultRate: number;
  /** How long `s3:slow` lasts. */
  readonly slowSeconds: number;
  /** So long after the last fault everything must have come to rest. */
  readonly restSeconds: number;
  /** Only these kinds of faults; empty: all. */
  readonly kinds: readonly FaultKind[];
  /** What the administrator does, and nothing else; `none` for nothing, empty for all. */
  readonly actions: readonly string[];
  /** Ends as soon as one of these is violated. */
  readonly until: readonly string[];
}

type Profile = Pick<
  CampaignOptions,
  | 'recordings'
  | 'faults'
  | 'kills'
  | 'stops'
  | 'redisKills'
  | 'mariadbKills'
  | 'flushes'
  | 'crashesPerPoint'
  | 'minutes'
>;

const FULL: Profile = {
  ...{ recordings: 10_000, faults: 1_200, kills: 50, stops: 8, redisKills: 0, mariadbKills: 0 },
  ...{ flushes: 2, crashesPerPoint: 2, minutes: 60 },
};

export const PROFILES: Readonly<Record<string, Profile>> = {
  short: {
    ...{ recordings: 300, faults: 120, kills: 3, stops: 1, redisKills: 1, mariadbKills: 1 },
    ...{ flushes: 1, crashesPerPoint: 5, minutes: 22 },
  },
  /** Nothing but the named kinds of faults and actions: what a weakened product is given. */
  small: {
    ...{ recordings: 100, faults: 20, kills: 0, stops: 0, redisKills: 0, mariadbKills: 0 },
    ...{ flushes: 0, crashesPerPoint: 0, minutes: 2 },
  },
  full: FULL,
  servers: { ...FULL, redisKills: 5, mariadbKills: 5, flushes: 20 },
  /** Most of its lives end at a crash point, so that little else gets done: a campaign of its own, with fewer recordings. */
  crashes: {
    ...{ recordings: 1_500, faults: 200, kills: 5, stops: 1, redisKills: 0, mariadbKills: 0 },
    ...{ flushes: 1, crashesPerPoint: 25, minutes: 60 },
  },
};

const SWITCH = { type: 'boolean' } as const;
const NUMBERS = {
  recordings: 'recordings',
  faults: 'faults',
  kills: 'kills',
  stops: 'stops',
  'redis-kills': 'redisKills',
  'mariadb-kills': 'mariadbKills',
  flushes: 'flushes',
  'crashes-per-point': 'crashesPerPoint',
  minutes: 'minutes',
  'outage-seconds': 'outageSeconds',
  'fault-rate': 'faultRate',
  'slow-seconds': 'slowSeconds',
  'rest-seconds': 'restSeconds',
} as const;

/** Reads the command line; a profile gives what is not named. */
export function readOptions(args: readonly string[]): CampaignOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, text])),
      ...{ profile: text, seed: text, server: text, keep: SWITCH, drill: SWITCH },
      ...{ kinds: text, actions: text, until: text },
    },
  });
  const named = values as Record<string, string | boolean | undefined>;
  const profile = String(named['profile'] ?? 'full');
  const base = PROFILES[profile];
  if (!base) throw new LaunchError(`The profiles are ${Object.keys(PROFILES).join(', ')}.`, 64);
  const given = Object.entries(NUMBERS).flatMap(([name, key]) =>
    named[name] === undefined ? [] : [[key, wholeNumber(name, named[name])]],
  );
  return {
    ...{ ...base, outageSeconds: 60, faultRate: 0, slowSeconds: 2, restSeconds: 300 },
    ...(Object.fromEntries(given) as Partial<CampaignOptions>),
    profile,
    seed: named['seed'] === undefined ? Date.now() % 1_000_000 : wholeNumber('seed', named['seed']),
    server: named['server'] === undefined ? undefined : String(named['server']),
    keep: named['keep'] === true,
    drill: named['drill'] === true,
    kinds: kindsOf(wordsOf(named['kinds'])),
    actions: wordsOf(named['actions']),
    until: wordsOf(named['until']),
  };
}

function wholeNumber(name: string, value: string | boolean | undefined): number {
  if (typeof value === 'string' && /^\d+$/.test(value)) return Number(value);
  throw new LaunchError(`--${name} takes a whole number.`, 64);
}

const wordsOf = (value: string | boolean | undefined): string[] =>
  typeof value === 'string' ? value.split(',').filter((word) => word !== '') : [];

function kindsOf(words: readonly string[]): FaultKind[] {
  const kinds = FAULT_KINDS.filter((kind) => words.includes(kind));
  if (kinds.length === words.length) return kinds;
  throw new LaunchError(`--kinds takes some of ${FAULT_KINDS.join(', ')}, with commas between.`, 64);
}
