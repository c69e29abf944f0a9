import { setTimeout as pause } from 'node:timers/promises';
import type { Clinic } from './clinic.mts';
import { ROLES } from './cast.mts';
import { openClinics, type Stage } from './stage.mts';
import { percentile, WebhookSender } from './webhooks.mts';
import { walk } from './walker.mts';

const PARTS = ['Twilio', 'S3', 'MariaDB', 'Redis', 'worker'] as const;
type Part = (typeof PARTS)[number];
const PER_SECOND = 5;
const LOAD_PER_SECOND = 50;
const LOAD_SECONDS = 30;
const P99_LIMIT_MS = 300;
const QUIET_MS = 600_000;

export interface OutageFigure {
  readonly part: Part;
  readonly outageSeconds: number;
  /** Recordings made while the part was away. */
  readonly recordings: number;
  /** Until nothing was unfinished; null: not within twice the outage plus 60 s. */
  readonly backlogSeconds: number | null;
}

export interface LoadFigure {
  readonly when: string;
  readonly webhooks: number;
  readonly lost: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface DrillFigures {
  readonly measuredAt: string;
  readonly outages: readonly OutageFigure[];
  readonly load: readonly LoadFigure[];
  readonly violations: Record<string, number>;
  readonly violationLines: readonly string[];
}

/** One part after the other is away for a while; nobody does anything about it. Then webhooks, many at once. */
export async function runDrill(stage: Stage, outageSeconds: number): Promise<DrillFigures> {
  for (const role of ROLES) {
    stage.cast.start(role);
    if (!(await stage.cast.up(role))) throw new Error(`The ${role} did not start: see ${stage.cast.logs}.`);
  }
  await stage.api.logIn();
  const { steady, restless } = await openClinics(stage);
  const outages: OutageFigure[] = [];
  for (const part of PARTS) outages.push(await drill(stage, part, outageSeconds));
  const load = [
    await loadWith(stage, 'everything runs'),
    await loadWith(stage, 'Redis stopped and S3 dead', async () => {
      stage.s3.outage = 'reset';
      await stage.ground.kill('redis');
    }),
  ];
  stage.s3.outage = 'none';
  await stage.ground.startRedis();
  await books(stage, [steady, restless]);
  const { byInvariant: violations, lines: violationLines } = stage.violations;
  return { measuredAt: new Date().toISOString(), outages, load, violations, violationLines };
}

/** Compares once all is quiet: what moves while it is looked at would seem to be missing. */
async function books(stage: Stage, clinics: readonly Clinic[]): Promise<void> {
  const isQuiet = (await atRest(stage, QUIET_MS)) !== null;
  await stage.books.passGraceTime();
  if (!isQuiet || (await atRest(stage, 120_000, true)) === null) {
    const open = JSON.stringify(await stage.books.open());
    stage.violations.add('convergence', `after the webhooks there is still work open: ${open}`);
    return;
  }
  await walk(stage.books, stage.monitor, clinics, stage.buckets);
}

async function drill(stage: Stage, part: Part, outageSeconds: number): Promise<OutageFigure> {
  const webhooks = new WebhookSender(stage.publicUrl, stage.deskUrl);
  await takeAway(stage, part);
  const recordings = await announce(stage, webhooks, outageSeconds * PER_SECOND, PER_SECOND);
  await giveBack(stage, part);
  const begun = Date.now();
  await webhooks.settled();
  const restedAt = await atRest(stage, (2 * outageSeconds + 60) * 1000);
  const backlogSeconds = restedAt === null ? null : Math.round((restedAt - begun) / 1000);
  console.log(`  ${part} away for ${outageSeconds} s: backlog gone after ${backlogSeconds ?? 'too many'} s`);
  if (restedAt === null) {
    const open = JSON.stringify(await stage.books.open());
    stage.violations.add('convergence', `after an outage of ${part} there is still work open: ${open}`);
  }
  if (webhooks.answered < webhooks.sent)
    stage.violations.add(
      'webhooks',
      `${webhooks.sent - webhooks.answered} were lost while ${part} was away.`,
    );
  return { part, outageSeconds, recordings, backlogSeconds };
}

async function takeAway({ twilio, s3, ground, cast }: Stage, part: Part): Promise<void> {
  if (part === 'Twilio') twilio.outage = 'reset';
  else if (part === 'S3') s3.outage = 'reset';
  else if (part === 'MariaDB') await ground.kill('mariadb');
  else if (part === 'Redis') await ground.kill('redis');
  else for (const role of ['worker-1', 'worker-2'] as const) cast.get(role)?.signal('SIGKILL');
}

async function giveBack({ twilio, s3, ground, cast }: Stage, part: Part): Promise<void> {
  if (part === 'Twilio') twilio.outage = 'none';
  else if (part === 'S3') s3.outage = 'none';
  else if (part === 'MariaDB') await ground.startMariadb();
  else if (part === 'Redis') await ground.startRedis();
  // What starts the product starts its processes again; nothing else is done by hand.
  for (const role of ROLES) if (cast.get(role)?.isRunning !== true) cast.start(role);
}

async function loadWith(stage: Stage, when: string, prepare?: () => Promise<void>): Promise<LoadFigure> {
  await prepare?.();
  const webhooks = new WebhookSender(stage.publicUrl, stage.deskUrl);
  await announce(stage, webhooks, LOAD_PER_SECOND * LOAD_SECONDS, LOAD_PER_SECOND);
  await webhooks.settled();
  const lost = webhooks.sent - webhooks.answered;
  const p99Ms = Math.round(percentile(webhooks.latenciesMs, 0.99));
  if (lost > 0) stage.violations.add('webhooks', `${lost} were lost while ${when}.`);
  if (p99Ms >= P99_LIMIT_MS)
    stage.violations.add('webhooks', `99 of 100 were answered within ${p99Ms} ms while ${when}.`);
  const p50Ms = Math.round(percentile(webhooks.latenciesMs, 0.5));
  return { when, webhooks: webhooks.sent, lost, p50Ms, p99Ms };
}

/** New calls, evenly over time, each announced by its webhook. */
async function announce(
  { sandbox, accounts }: Stage,
  webhooks: WebhookSender,
  count: number,
  perSecond: number,
): Promise<number> {
  const begun = performance.now();
  for (let number = 0; number < count; number++) {
    await pause(Math.max(0, begun + (number * 1000) / perSecond - performance.now()));
    const account = accounts[number % 2] ?? accounts[0];
    const order = {
      accountSid: account.sid,
      kind: 'voicemail',
      durationSeconds: 1,
      delaySeconds: 0,
    } as const;
    const { recordingSid } = await sandbox.placeCall({ ...order, callback: false });
    const recording = sandbox.recording(recordingSid);
    if (recording) webhooks.send(account, recording, false);
  }
  return count;
}

/** @returns when nothing was unfinished any more; null when that took too long */
async function atRest(stage: Stage, withinMs: number, sweptToo = false): Promise<number | null> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const { removals, runs: _runs, ...open } = await stage.books.open();
    const waiting = Object.values(open).reduce((sum, n) => sum + n, 0) + (sweptToo ? removals : 0);
    if (waiting === 0) return Date.now();
    await pause(500);
  }
  return null;
}
