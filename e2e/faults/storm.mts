import { setTimeout as pause } from 'node:timers/promises';
import { type Admin, type Caretaker } from './admin.mts';
import type { Clinic } from './clinic.mts';
import { type Role, ROLES } from './cast.mts';
import { type CrashRota } from './crash-rota.mts';
import type { ProductProcess } from './process.mts';
import { flushAll } from './secrets.mts';
import { seededPick, seededUnit } from './seeded.mts';
import type { Stage } from './stage.mts';
import type { WebhookSender } from './webhooks.mts';

const LEASE_AND_MORE_MS = 34_000;
/** A dead worker's page is taken up by another, without the wait for its claim to run out. */
const LIST_EVERY_MS = 6_000;
/** So many recordings on their way are enough for every crash point to be passed. */
const ENOUGH_OPEN = 60;
const EXTRA_EVERY_MS = 700;
const LISTS_MS = 45_000;
const SHOWS_UP_MS = 14_000;
/** With more than so many one worker is left to work: processes that only die see little of the other faults. */
const BEHIND = 200;
const WORKERS: readonly Role[] = ['worker-1', 'worker-2'];

type Event =
  | 'kill'
  | 'stop'
  | 'kill-redis'
  | 'kill-mariadb'
  | 'flush'
  | 'cut-mariadb'
  | 'cut-redis'
  | 'stall-mariadb'
  | 'stall-redis'
  | 'refuse-redis'
  | 'skew'
  | 'room';

export interface StormParts {
  readonly stage: Stage;
  readonly rota: CrashRota;
  readonly admin: Admin;
  readonly caretaker: Caretaker;
  readonly webhooks: WebhookSender;
  readonly clinics: readonly [Clinic, Clinic];
}

/** Everything that goes wrong, at once, until as much of it happened as was asked for. */
export class Storm {
  readonly #parts: StormParts;
  readonly #events: readonly Event[];
  readonly #over = new AbortController();
  /** Workers that run without a crash point for a while. */
  readonly #plain = new Set<Role>();
  readonly counts = new Map<string, number>();
  #announced = 0;
  #listsAgainAt = 0;
  #isBehind = false;

  constructor(parts: StormParts) {
    this.#parts = parts;
    this.#events = eventsOf(parts.stage);
  }

  get announced(): number {
    return this.#announced;
  }

  async rage(): Promise<void> {
    const { stage, admin } = this.#parts;
    const signal = this.#over.signal;
    for (const role of ROLES) this.#plain.add(role);
    const chains = ROLES.map((role) => this.#chain(role));
    await Promise.all(ROLES.map((role) => stage.cast.up(role)));
    await this.#listsRead();
    for (const role of ROLES) this.#plain.delete(role);
    const deadline = Date.now() + stage.options.minutes * 60_000;
    stage.plan.begin();
    let eventsDone = false;
    let allAnnounced = false;
    const work = [
      ...chains,
      admin.act(signal),
      this.#every(2_000, () => this.#parts.caretaker.look()),
      this.#every(1_500, () => this.#provoke()),
      this.#every(15_000, () => stage.search.redis(stage.ground.redisUrl)),
      this.#happen(deadline).then(() => (eventsDone = true)),
      this.#announce(deadline).then(() => (allAnnounced = true)),
    ].map((each) => each.catch((error: unknown) => this.#fail(error)));
    let saidAt = 0;
    while (Date.now() < deadline && !signal.aborted) {
      const enough = stage.plan.total >= stage.options.faults && this.#parts.rota.isDone;
      if (enough && eventsDone && allAnnounced) break;
      if (stage.violations.hasOneOf(stage.options.until)) break;
      if (Date.now() - saidAt > 20_000) {
        saidAt = Date.now();
        await this.#say();
      }
      await pause(250);
    }
    stage.plan.end();
    this.#over.abort();
    await Promise.all(work);
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Lets the runs enter what they find, so that there is work when processes begin to die. */
  async #listsRead(): Promise<void> {
    const { stage, clinics } = this.#parts;
    const deadline = Date.now() + LISTS_MS;
    const isListed = ({ id }: Clinic): Promise<boolean> => stage.books.hasListedRun(id);
    while (Date.now() < deadline && !(await Promise.all(clinics.map(isListed))).every(Boolean))
      await pause(200);
  }

  #failure: unknown;
  #fail(error: unknown): void {
    this.#failure ??= error;
    this.#over.abort();
  }

  async #say(): Promise<void> {
    const { stage, rota } = this.#parts;
    const states = Object.entries(await stage.books.states()).map(([state, n]) => `${state} ${n}`);
    console.log(
      `  ${stage.plan.total} faults, ${this.#announced} announced, crashes ${rota.total}, open ${rota.open.join(' ') || 'none'}; ${states.join(', ')}`,
    );
  }

  /** Keeps one process of the product going, each life with the crash point that was hit least. */
  async #chain(role: Role): Promise<void> {
    const { stage, rota } = this.#parts;
    const signal = this.#over.signal;
    while (!signal.aborted) {
      const running = stage.cast.get(role);
      const points = this.#pointsFor(role);
      const process = running?.isRunning === true ? running : stage.cast.start(role, points);
      await stage.cast.up(role);
      const patience = Date.now() + SHOWS_UP_MS;
      while (process.isRunning && !signal.aborted) {
        await pause(50);
        if (this.#mustEnd(role, process, patience)) {
          process.signal('SIGKILL');
          await process.ended();
        }
      }
      if (!process.isRunning) await process.ended();
      if (process.crashedAt !== null) rota.hit(process.crashedAt);
      else if (!process.isRunning && process.exit !== 'SIGKILL') {
        stage.cast.unexpectedExits.push(`${role}: ${process.exit}`);
        await pause(300);
      }
    }
  }

  /** A life ends early when none of its crash points is wanted any more, or others wait for a process. */
  #mustEnd(role: Role, { crashAt }: ProductProcess, patience: number): boolean {
    const wanted = this.#pointsFor(role);
    if (crashAt.length === 0) return wanted.length > 0;
    if (crashAt.some((point) => wanted.includes(point)) && Date.now() < patience) return false;
    this.#count('kill');
    return true;
  }

  #pointsFor(role: Role): readonly string[] {
    const isSpared = this.#plain.has(role) || (role === 'worker-2' && this.#isBehind);
    return isSpared ? [] : this.#parts.rota.next(role);
  }

  /** Makes those crash points reachable that need something to be ordered first. */
  async #provoke(): Promise<void> {
    const { rota, clinics, admin, stage } = this.#parts;
    const [steady, restless] = clinics;
    const { open } = rota;
    // What no run has queued yet counts too: processes that only die turn no page of a list.
    this.#isBehind = (await stage.books.open()).recordings + (await stage.books.onTwilio()) > BEHIND;
    if (open.includes('C16')) await stage.books.hastenSweeps();
    if (open.includes('C17') || open.includes('C18'))
      await admin.deleteCallLog(restless, this.#announced * 7);
    if (!open.includes('C19') || Date.now() < this.#listsAgainAt) return;
    this.#listsAgainAt = Date.now() + LIST_EVERY_MS;
    await stage.books.hastenRuns();
    for (const clinic of [steady, restless]) {
      if (await stage.books.hasListedRun(clinic.id)) await clinic.stepMigration('cancel');
      await clinic.startMigration();
    }
  }

  /** The rest of the recordings is made now and announced by webhooks, twice now and then. */
  async #announce(deadline: number): Promise<void> {
    const { stage, webhooks, rota } = this.#parts;
    const { options, sandbox, accounts } = stage;
    const wanted = options.recordings - sandbox.recordings().length;
    const spanMs = Math.min(deadline - Date.now(), options.recordings * 12);
    const everyMs = Math.max(4, spanMs / Math.max(1, wanted));
    const mayGoOn = (): boolean => this.#announced < wanted || !rota.isDone;
    while (!this.#over.signal.aborted && mayGoOn()) {
      const isExtra = this.#announced >= wanted;
      const api = rota.next('api').length > 0 || (stage.cast.get('api')?.crashAt.length ?? 0) > 0;
      if (isExtra && !api && (await stage.books.open()).recordings > ENOUGH_OPEN) {
        await pause(500);
        continue;
      }
      const number = this.#announced++;
      const account = accounts[number % 2] ?? accounts[0];
      const kind = seededUnit(options.seed, 'announced', number) < 0.3 ? 'voicemail' : 'call';
      const order = { accountSid: account.sid, kind, durationSeconds: 1, delaySeconds: 0.05 } as const;
      const { recordingSid } = await sandbox.placeCall({ ...order, callback: false });
      setTimeout(() => {
        const recording = sandbox.recording(recordingSid);
        if (recording) webhooks.send(account, recording, seededUnit(options.seed, 'twice', number) < 0.1);
      }, 120);
      await pause(this.#announced < wanted ? everyMs : EXTRA_EVERY_MS);
    }
  }

  /** What befalls processes, servers and connections, evenly over the time there is. */
  async #happen(deadline: number): Promise<void> {
    const { options } = this.#parts.stage;
    const span = Math.min(
      (deadline - Date.now()) * 0.6,
      options.recordings * 15 + options.crashesPerPoint * 15_000,
    );
    const everyMs = Math.min(12_000, span / this.#events.length);
    const running: Promise<void>[] = [];
    for (const [index, event] of this.#events.entries()) {
      await pause(everyMs, undefined, { signal: this.#over.signal }).catch(() => undefined);
      if (this.#over.signal.aborted) break;
      const task = this.#cause(event, index);
      running.push(task);
      if (event !== 'stop') await task;
    }
    await Promise.all(running);
  }

  async #cause(event: Event, index: number): Promise<void> {
    const { stage } = this.#parts;
    const { ground, cast, mariadb, redis } = stage;
    const { seed } = stage.options;
    this.#count(event);
    switch (event) {
      case 'kill': {
        const role =
          seededPick([...WORKERS, ...WORKERS, 'api', 'desk'] as const, seed, 'kill', index) ?? 'worker-1';
        await cast.up(role);
        cast.get(role)?.signal('SIGKILL');
        return;
      }
      case 'stop':
        return this.#freeze(WORKERS[index % 2] ?? 'worker-1');
      case 'kill-redis':
        await ground.kill('redis');
        await pause(3_000);
        return ground.startRedis();
      case 'kill-mariadb':
        await ground.kill('mariadb');
        await pause(1_000);
        return ground.startMariadb();
      case 'flush':
        await flushAll(ground.redisUrl);
        return;
      case 'cut-mariadb':
        mariadb.cut();
        return;
      case 'cut-redis':
        redis.cut();
        return;
      case 'stall-mariadb':
      case 'stall-redis': {
        const gateway = event === 'stall-redis' ? redis : mariadb;
        gateway.stall();
        await pause(4_000);
        gateway.pass();
        return;
      }
      case 'refuse-redis':
        redis.refuse();
        await pause(4_000);
        redis.pass();
        return;
      case 'skew':
        stage.s3.skewMs = stage.twilio.skewMs = 120_000;
        await pause(5_000);
        stage.s3.skewMs = stage.twilio.skewMs = 0;
        return;
      case 'room':
        stage.spool.makeRoom();
        return;
    }
  }

  /** Stops a worker in the middle of its work until its claims have run out, then lets it go on. */
  async #freeze(role: Role): Promise<void> {
    const { cast } = this.#parts.stage;
    this.#plain.add(role);
    const known = cast.get(role);
    const deadline = Date.now() + 10_000;
    while (cast.get(role) === known && known?.crashAt.length !== 0 && Date.now() < deadline) await pause(50);
    await cast.up(role);
    await pause(1_200);
    const frozen = cast.get(role);
    frozen?.signal('SIGSTOP');
    await pause(LEASE_AND_MORE_MS);
    frozen?.signal('SIGCONT');
    await pause(4_000);
    this.#plain.delete(role);
    // The chain only looks at crash points between two lives.
    frozen?.signal('SIGKILL');
  }

  async #every(milliseconds: number, work: () => Promise<void>): Promise<void> {
    const signal = this.#over.signal;
    while (!signal.aborted) {
      await pause(milliseconds, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await work();
    }
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}

/** All that was asked for, in an order that the seed decides. */
function eventsOf({ options, spool }: Stage): Event[] {
  const times = (event: Event, n: number): Event[] => Array.from({ length: n }, () => event);
  const few = { small: 0, short: 1 }[options.profile] ?? 3;
  const events: Event[] = [
    ...times('kill', options.kills),
    ...times('stop', options.stops),
    ...times('kill-redis', options.redisKills),
    ...times('kill-mariadb', options.mariadbKills),
    ...times('flush', options.flushes),
    ...times('cut-mariadb', few),
    ...times('cut-redis', few),
    ...times('stall-mariadb', few),
    ...times('stall-redis', few),
    ...times('refuse-redis', few),
    ...times('skew', few),
    ...(spool.isMounted ? times('room', 1) : []),
  ];
  const order = (event: Event, index: number): number =>
    event === 'stop' && index < options.kills + 1 ? 0 : seededUnit(options.seed, 'event', index);
  return events
    .map((event, index) => ({ event, at: order(event, index) }))
    .sort((a, b) => a.at - b.at)
    .map(({ event }) => event);
}
