import { Clinic } from './admin/clinic';
import { firstSound } from './admin/first-sound';
import { largestPaint } from './admin/paint';
import { CPU_SLOWDOWN, Visitor } from './admin/visitor';
import type { Benchmark, Measurement } from './benchmark';

const RECORDINGS = 60;
const TRIES = 7;
const QUICK_TRIES = 1;

/** What a person waits for in the admin. */
const admin: Benchmark = {
  title: 'Admin: first paint, first sound, waveform',
  ...{ needsServers: true, needsBrowser: true },
  notes: [
    `Production build in Debian's Chromium with an empty cache, medians of ${TRIES} visits; server, database and store on the same machine.`,
    `Paint: largest contentful paint with the processor slowed down ${CPU_SLOWDOWN} times and WebPageTest's "3G Fast" line (1.6 Mbit/s, 150 ms).`,
    'Sound and waveform: the first recording played on the page, at full speed; the trial account’s own recordings, signed links.',
  ],
  async run({ quick, signal }) {
    const clinic = await Clinic.open(RECORDINGS, signal);
    const visitor = await Visitor.at(clinic.url);
    const tries = quick ? QUICK_TRIES : TRIES;
    const medianOf = (look: () => Promise<number>) => median(tries, look, signal);
    try {
      const signInPaint = await medianOf(() => largestPaint(visitor, '/sign-in', 'Sign in'));
      await visitor.signIn();
      const pages = [
        ['/calls', 'Calls'],
        ['/settings/storage', 'Storage'],
        ['/migration', 'Migration'],
      ] as const;
      const paints: Measurement[] = [];
      for (const [path, heading] of pages)
        paints.push(paintOf(heading, await medianOf(() => largestPaint(visitor, path, heading))));
      const sounds = [];
      for (let count = 0; count < tries; count += 1) sounds.push(await firstSound(visitor));
      return [
        paintOf('Sign in', signInPaint),
        ...paints,
        timeOf('first sound after the click', middle(sounds.map(({ soundMs }) => soundMs))),
        timeOf('waveform after the player opened', middle(sounds.map(({ waveformMs }) => waveformMs))),
      ];
    } finally {
      await visitor.close();
      await clinic.close();
    }
  },
};

const timeOf = (what: string, value: number): Measurement => ({ what, value: Math.round(value), unit: 'ms' });
const paintOf = (heading: string, value: number): Measurement =>
  timeOf(`largest contentful paint: ${heading}`, value);

async function median(tries: number, look: () => Promise<number>, signal: AbortSignal): Promise<number> {
  const values: number[] = [];
  for (let count = 0; count < tries; count += 1) {
    signal.throwIfAborted();
    values.push(await look());
  }
  return middle(values);
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export default admin;
