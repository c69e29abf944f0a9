import { setTimeout as pause } from 'node:timers/promises';
import { Admin, Caretaker } from './admin.mts';
import type { Clinic } from './clinic.mts';
import { ROLES } from './cast.mts';
import { CrashRota } from './crash-rota.mts';
import type { Figures } from './figures.mts';
import { openClinics, type Stage } from './stage.mts';
import { Storm } from './storm.mts';
import { percentile, WebhookSender } from './webhooks.mts';
import type { Violations } from './violations.mts';
import { walk, type Walked } from './walker.mts';

const NOTHING_WALKED: Walked = { recordings: 0, objects: 0, compared: 0 };

/** One campaign from a quiet start through the storm to the comparison at the end. */
export async function runCampaign(stage: Stage): Promise<Figures> {
  const { options, cast, books, violations, monitor, plan, search, publicUrl } = stage;
  cast.start('desk');
  if (!(await cast.up('desk'))) throw new Error(`The API did not start: see ${cast.logs}.`);
  await stage.api.logIn();
  const { steady, restless } = await openClinics(stage);
  const clinics = [steady, restless] as const;
  await Promise.all(clinics.map((clinic) => clinic.startMigration()));

  const begun = Date.now();
  const rota = new CrashRota(options.crashesPerPoint);
  const keys = [stage.ground.s3.secondKey, stage.ground.s3.thirdKey];
  const admin = new Admin(
    { steady, restless, books, monitor, s3: stage.s3, twilio: stage.twilio, buckets: stage.buckets, keys },
    options.seed,
    options.actions,
  );
  const caretaker = new Caretaker(books, clinics);
  const webhooks = new WebhookSender(publicUrl, stage.deskUrl);
  const storm = new Storm({ stage, rota, admin, caretaker, webhooks, clinics });
  await storm.rage();
  const calmAt = Date.now();
  console.log(`  the storm is over after ${Math.round((calmAt - begun) / 1000)} s`);

  const isSettled = (): boolean => violations.hasOneOf(options.until);
  if (!isSettled()) await calmDown(stage, clinics);
  if (!isSettled()) await webhooks.settled();
  const convergedMs = await converge(stage, clinics, caretaker, calmAt);
  // While copying goes on, what moves between two looks would seem to be missing.
  const isQuiet = !isSettled() && convergedMs !== null;
  const walked = isQuiet ? await compare(stage, clinics, webhooks) : NOTHING_WALKED;
  await cast.stop();
  search.folder(cast.logs);
  search.folder(stage.spool.path);
  return {
    profile: options.profile,
    seed: options.seed,
    measuredAt: new Date().toISOString(),
    recordings: walked.recordings,
    objects: walked.objects,
    states: await books.states(),
    faults: plan.total,
    faultKinds: Object.values(plan.counts).filter((n) => n > 0).length,
    faultsByKind: plan.counts,
    events: { ...Object.fromEntries(storm.counts), 'connections-cut': stage.mariadb.cuts + stage.redis.cuts },
    crashPoints: rota.hits,
    processStarts: cast.starts,
    unexpectedExits: cast.unexpectedExits.length,
    lastWords: cast.unexpectedExits,
    adminActions: Object.fromEntries(admin.counts),
    resumedByHand: caretaker.resumed,
    retriedByHand: caretaker.retried,
    deletionsAtTwilio: monitor.deletesSeen,
    puts: stage.s3.puts,
    personDeleted: monitor.personDeleted.size,
    lostByTwilio: monitor.vanished.size,
    leftToAPerson: (await leftToAPerson(stage)).length,
    webhooks: webhooks.sent,
    webhooksRepeated: webhooks.repeated,
    webhookP99Ms: Math.round(percentile(webhooks.latenciesMs, 0.99)),
    stormSeconds: Math.round((calmAt - begun) / 1000),
    convergedSeconds: convergedMs === null ? null : Math.round(convergedMs / 1000),
    violations: violations.byInvariant,
    violationLines: violations.lines,
    goals: goalsOf(stage, rota, storm),
  };
}

/** Compares everything with everything, now that all is quiet. */
async function compare(
  stage: Stage,
  clinics: readonly [Clinic, Clinic],
  webhooks: WebhookSender,
): Promise<Walked> {
  const { books, monitor, violations, search, ground, buckets } = stage;
  await search.redis(ground.redisUrl);
  for (const clinic of clinics) await ownSweep(clinic, violations);
  const walked = await walk(books, monitor, clinics, buckets);
  await nothingTwice(stage);
  const missing = await unknownRecordings(stage);
  if (missing > 0) violations.add('I1', `${missing} recordings of the account are not in the books.`);
  if (webhooks.answered < webhooks.sent)
    violations.add('webhooks', `${webhooks.sent - webhooks.answered} webhooks were never answered with 204.`);
  return walked;
}

/** All faults end, every part runs, and everything that was switched off is switched on. */
async function calmDown(stage: Stage, clinics: readonly [Clinic, Clinic]): Promise<void> {
  const { cast, s3, twilio, mariadb, redis, ground, spool } = stage;
  mariadb.pass();
  redis.pass();
  spool.makeRoom();
  s3.skewMs = twilio.skewMs = 0;
  s3.revoked.clear();
  await ground.startRedis();
  await ground.startMariadb();
  for (const role of ROLES) {
    const process = cast.get(role);
    if (process?.isRunning && process.crashAt.length === 0) continue;
    process?.signal('SIGKILL');
    await process?.ended();
    cast.start(role);
    await cast.up(role);
  }
  const [, restless] = clinics;
  await restless.saveStorage({ enabled: true, deleteTwilioCopy: true });
  for (const clinic of clinics) await clinic.stepMigration('resume');
}

/** @returns how long it took from the end of the faults; null when it did not come to rest */
async function converge(
  stage: Stage,
  clinics: readonly [Clinic, Clinic],
  caretaker: Caretaker,
  since: number,
): Promise<number | null> {
  const { books, violations, cast, options } = stage;
  let restedAt: number | null = null;
  for (let round = 0; ; round++) {
    if (violations.hasOneOf(options.until)) return null;
    for (const role of ROLES) if (cast.get(role)?.isRunning !== true) cast.start(role);
    await caretaker.look();
    const left = await books.onTwilio();
    if (left > 0) for (const clinic of clinics) await clinic.startMigration();
    const { removals, ...open } = await books.open();
    const unclear = await leftToAPerson(stage);
    open.deletions -= unclear.length;
    open.recordings -= unclear.filter(({ state }) => state === 'cleaning').length;
    const waiting = Object.values(open).reduce((sum, n) => sum + n, 0) + left;
    if (waiting === 0) {
      restedAt ??= Date.now();
      if (removals === 0) return restedAt - since;
      await books.passGraceTime();
    }
    if (round % 10 === 0) console.log(`  open: ${JSON.stringify({ ...open, removals, onTwilio: left })}`);
    if (Date.now() - since > options.restSeconds * 1000) {
      violations.add(
        'convergence',
        `not at rest after ${options.restSeconds} s: ${JSON.stringify({ ...open, removals })}`,
      );
      for (const run of await books.openRuns()) violations.add('convergence', JSON.stringify(run));
      const stuck = await books.recordings(`state IN ('queued','copying','copied','cleaning') LIMIT 5`);
      for (const { sid, state, code } of stuck)
        violations.add('convergence', `${sid} is ${state} (${code ?? 'no reason'})`);
      return null;
    }
    await pause(1_000);
  }
}

/** Twilio lost them for good, so nobody can say whether our deletion or the loss came first. */
async function leftToAPerson({ books, monitor }: Stage): Promise<{ sid: string; state: string | null }[]> {
  return (await books.unclearDeletions()).filter(({ sid }) => monitor.vanished.has(sid));
}

/** What the product says of itself must be what the walk finds. */
async function ownSweep(clinic: Clinic, violations: Violations): Promise<void> {
  const { state, open } = await clinic.sweep();
  if (state !== 'completed') violations.add('I3', `The sweep of ${clinic.id} is ${state}.`);
  if (open.missing + open.changed > 0) violations.add('I3', `A sweep finds ${JSON.stringify(open)}.`);
  if (open.foreign > 0) violations.add('I4', `A sweep finds ${open.foreign} foreign objects.`);
}

async function unknownRecordings({ sandbox, books }: Stage): Promise<number> {
  const known = new Set(
    (await books.rows<{ sid: string }>('SELECT recording_sid AS sid FROM vk_recordings')).map(
      ({ sid }) => sid,
    ),
  );
  return sandbox.recordings().filter(({ sid }) => !known.has(sid)).length;
}

/** Where buckets are slow and nothing else is wrong, one copy each is enough. */
async function nothingTwice({ options, books, violations }: Stage): Promise<void> {
  if (options.profile !== 'small' || options.kinds.some((kind) => kind !== 's3:slow')) return;
  if (!options.actions.includes('none')) return;
  const again = await books.count('SELECT COUNT(*) AS n FROM vk_recordings WHERE attempt > 1');
  if (again > 0) violations.add('twice', `${again} recordings were copied again though nothing failed.`);
}

function goalsOf({ options, plan }: Stage, rota: CrashRota, storm: Storm): Record<string, boolean> {
  const happened = (event: string, n: number): boolean => (storm.counts.get(event) ?? 0) >= n;
  const kinds = Object.values(plan.counts).filter((n) => n > 0).length;
  return {
    [`at least ${options.faults} faults`]: plan.total >= options.faults,
    ...(options.kinds.length === 0 ? { 'at least 24 kinds of faults': kinds >= 24 } : {}),
    [`every crash point at least ${options.crashesPerPoint} times`]: rota.isDone,
    [`${options.kills} SIGKILLs`]: happened('kill', options.kills),
    [`${options.stops} SIGSTOPs`]: happened('stop', options.stops),
    [`${options.redisKills} kills of Redis`]: happened('kill-redis', options.redisKills),
    [`${options.mariadbKills} kills of MariaDB`]: happened('kill-mariadb', options.mariadbKills),
    [`${options.flushes} FLUSHALLs`]: happened('flush', options.flushes),
  };
}
