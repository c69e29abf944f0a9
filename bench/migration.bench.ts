import { join } from 'node:path';
import type { Benchmark, BenchmarkOptions, Measurement } from './benchmark';
import { OwnProcess } from './product/own-process';
import { Product } from './product/product';
import { rcloneRound } from './migration/rclone-round';
import { type RecordingSet, sizeBytesOf } from './migration/recording-set';
import { median, type Round } from './migration/round';
import { storeAccess, type StoreAccess } from './product/store';
import { voicekeepRound } from './migration/voicekeep-round';

const WORKERS = Number(process.env['BENCH_WORKERS'] ?? 2);
/** Recordings under way at once: the workers' together, and rclone's `--transfers` and `--checkers`. */
const AT_ONCE = Number(process.env['BENCH_CONCURRENCY'] ?? 16);
const ROUNDS = 3;
const MB = 1_000_000;
/** No further round begins after these seconds of the run, so that all of it ends within some twelve minutes. */
const UNTIL_SECONDS = { small: 180, large: 400, checksum: 520 };

interface Sets {
  readonly small: RecordingSet;
  readonly large: RecordingSet;
  readonly huge: RecordingSet;
}

/** 480 kB are 30 s of one channel, 115 MB an hour of two, 1 GB some nine hours of two. */
const sets = (quick: boolean): Sets => ({
  small: { digit: '1', count: quick ? 200 : 1000, seconds: 30, channels: 1 },
  large: { digit: '2', count: quick ? 4 : 20, seconds: 3600, channels: 2 },
  huge: { digit: '3', count: 1, seconds: quick ? 6_250 : 31_250, channels: 2 },
});

interface Pair {
  readonly ours: Round[];
  readonly theirs: Round[];
}

/** Everything a round needs that stays the same over rounds. */
class Contest {
  private readonly begun = performance.now();
  private round = 0;

  constructor(
    private readonly product: Product,
    private readonly mediaUrl: string,
    private readonly options: BenchmarkOptions,
  ) {}

  /** Both contenders in turn, so that a slower minute of the machine hits both. */
  async between(
    set: RecordingSet,
    how: 'read-back' | 'checksum',
    access: StoreAccess,
    untilSeconds: number,
  ): Promise<Pair> {
    const pair: Pair = { ours: [], theirs: [] };
    const places = { set, access, store: storeAccess() };
    for (let left = this.options.quick ? 1 : ROUNDS; left > 0; left -= 1) {
      this.options.signal.throwIfAborted();
      const late = performance.now() - this.begun > untilSeconds * 1000;
      if (late && pair.ours.length > 0) break;
      const verification = how === 'checksum' ? 'auto' : 'read-back';
      this.round += 1;
      pair.ours.push(await voicekeepRound(this.product, { ...places, round: this.round, verification }));
      pair.theirs.push(
        await rcloneRound({
          ...{ ...places, mediaUrl: this.mediaUrl, concurrency: AT_ONCE, check: how === 'read-back' },
        }),
      );
    }
    return pair;
  }
}

const migration: Benchmark = {
  title: 'Migration of recordings from a static server into the Ceph gateway, beside rclone',
  needsServers: true,
  needsRclone: true,
  notes: [
    `Voicekeep as it ships: the API and ${WORKERS} worker processes (dist/server) over MariaDB and Redis, a migration run ordered by REST; its time runs from the order, listing included, to the last recording proven in the journal.`,
    `rclone: \`rclone copy\`, then \`rclone check --download\`, from the same server; ${AT_ONCE} recordings at once on both sides; medians of ${ROUNDS} rounds taken in turn, of fewer where the machine was slow (rounds).`,
    'By checksum: the Ceph gateway keeps no SHA-256, so both go through a relay that remembers the checksum header of a put and tells it on HEAD as AWS does, without hashing recordings itself; beside it `rclone copy` alone.',
    'CPU is user and system time of the workers, or of rclone, from /proc; servers are not counted. Memory is the largest peak (VmHWM) of one process.',
  ],
  async run(options) {
    const { small, large, huge } = sets(options.quick);
    const media = script('media-server.js', JSON.stringify([small, large, huge]));
    const relay = script('checksum-relay.js', storeAccess().endpoint);
    const started: { stop(): Promise<void> }[] = [media, relay];
    try {
      const mediaUrl = `http://127.0.0.1:${await media.firstLine()}`;
      const relayed = { ...storeAccess(), endpoint: `http://127.0.0.1:${await relay.firstLine()}` };
      const plan = { twilioApiUrl: mediaUrl, concurrency: Math.ceil(AT_ONCE / WORKERS) };
      const product = await Product.start({ ...plan, workers: WORKERS });
      started.unshift(product);
      const contest = new Contest(product, mediaUrl, options);
      const figures = [
        ...rates(
          '480 kB',
          small,
          await contest.between(small, 'read-back', storeAccess(), UNTIL_SECONDS.small),
        ),
        ...rates(
          '115 MB',
          large,
          await contest.between(large, 'read-back', storeAccess(), UNTIL_SECONDS.large),
        ),
        ...rates(
          '480 kB, by checksum',
          small,
          await contest.between(small, 'checksum', relayed, UNTIL_SECONDS.checksum),
        ),
      ];
      await product.stop();
      const single = await Product.start({ ...plan, workers: 1 });
      started[0] = single;
      const access = storeAccess();
      const round = { set: huge, access, store: access, round: 1, verification: 'read-back' } as const;
      return [...figures, ...alone(huge, await voicekeepRound(single, round))];
    } finally {
      await Promise.all(started.map((each) => each.stop()));
    }
  },
};

const script = (file: string, argument: string): OwnProcess =>
  OwnProcess.script(join(__dirname, 'migration', file), [argument], {});

function rates(name: string, set: RecordingSet, { ours, theirs }: Pair): Measurement[] {
  const figure = (what: string, unit: string, of: (round: Round) => number): Measurement => ({
    ...{ what: `${name}: ${what}`, unit, value: median(ours.map(of)) },
    beside: { name: 'rclone', value: median(theirs.map(of)) },
  });
  return [
    figure('verified', 'recordings/s', ({ seconds }) => set.count / seconds),
    figure('verified', 'MB/s', ({ seconds }) => (set.count * sizeBytesOf(set)) / MB / seconds),
    figure('CPU', 'ms/recording', ({ cpuMs }) => cpuMs / set.count),
    figure('peak memory', 'MB', ({ peakBytes }) => peakBytes / MB),
    { what: `${name}: rounds`, value: ours.length, unit: '' },
  ];
}

function alone(set: RecordingSet, { seconds, peakBytes }: Round): Measurement[] {
  const size = sizeBytesOf(set);
  return [
    { what: 'one of 1 GB: verified', value: size / MB / seconds, unit: 'MB/s' },
    { what: 'one of 1 GB: peak memory', value: peakBytes / MB, unit: 'MB' },
  ];
}

export default migration;
