import { Injectable } from '@nestjs/common';
import { type SeenWorker, WorkerBeats, type WorkerReport } from '@voicekeep/plugin/nest';
import type { PartState, SystemPart } from '@voicekeep/shared/contracts';
import { Clock, skewLevel, type SkewLevel, SkewWatch, VERSION } from '@voicekeep/shared/kernel';
import { LEAST_FREE_SHARE, WORKER_SILENT_MS } from '../limits';
import { part } from './part';

/** One that was killed is spoken of for so long. */
const MISSED_MS = 600_000;
const LOW_SHARE = 0.1;
const GIB = 1024 ** 3;
const SKEW_STATES: Readonly<Record<SkewLevel, PartState>> = {
  ...{ fine: 'fine', warn: 'attention', wrong: 'trouble' },
};

/** The processes that copy and delete, as they tell themselves with each beat. */
@Injectable()
export class WorkerLook {
  constructor(
    private readonly beats: WorkerBeats,
    private readonly skew: SkewWatch,
    private readonly clock: Clock,
  ) {}

  async look(): Promise<SystemPart[]> {
    return workerParts(await this.beats.all(), this.skew.skewMs(), this.clock.now());
  }
}

/** @param skewMs of this process, as far as it was told */
export function workerParts(workers: readonly SeenWorker[], skewMs: number | null, now: Date): SystemPart[] {
  const silentMs = ({ seenAt }: SeenWorker): number => now.getTime() - seenAt.getTime();
  const alive = workers.filter((one) => silentMs(one) < WORKER_SILENT_MS);
  const missed = workers.filter((one) => silentMs(one) >= WORKER_SILENT_MS && silentMs(one) < MISSED_MS);
  return [
    ...(alive.length === 0 ? [nobody(workers)] : alive.flatMap(working)),
    ...(alive.length === 0 ? [] : missed.map(silent)),
    clockPart([skewMs, ...alive.map(({ report }) => report?.skewMs ?? null)], now),
  ];
}

function nobody(workers: readonly SeenWorker[]): SystemPart {
  const last = workers.map(({ seenAt }) => seenAt.toISOString()).sort();
  return part('workers', {
    ...{ id: 'workers', title: 'Workers', state: 'trouble', seenAt: last.at(-1) ?? null },
    words: 'No worker runs: recordings stay at Twilio and are copied once one does.',
    fix: 'Start a worker; its log says why it ended.',
  });
}

function working({ id, seenAt, report }: SeenWorker, at: number): SystemPart[] {
  const number = at + 1;
  const isSame = report?.version === VERSION;
  const worker = part('workers', {
    ...{ id: `worker:${id}`, title: `Worker ${number}`, seenAt: seenAt.toISOString() },
    state: isSame ? 'fine' : 'attention',
    words: `Copies and deletes recordings; version ${report?.version ?? 'not known'}.`,
    fix: isSame ? null : `Restart it with version ${VERSION}, which the API runs.`,
  });
  return report ? [worker, spoolPart(id, number, report, seenAt)] : [worker];
}

function spoolPart(id: string, number: number, { spool }: WorkerReport, seenAt: Date): SystemPart {
  const { usedBytes, quotaBytes, freeShare } = spool;
  const state = freeShare < LEAST_FREE_SHARE ? 'trouble' : freeShare < LOW_SHARE ? 'attention' : 'fine';
  const gib = (bytes: number): string => (bytes / GIB).toFixed(bytes % GIB === 0 ? 0 : 1);
  return part('workers', {
    ...{ id: `spool:${id}`, title: `Disk of worker ${number}`, state, seenAt: seenAt.toISOString() },
    words: `${gib(usedBytes)} of ${gib(quotaBytes)} GiB for large recordings in use; ${Math.floor(freeShare * 100)} % of the disk is free.`,
    fix: state === 'fine' ? null : 'Free space where VOICEKEEP_SPOOL_DIR lies; recordings above 16 MiB wait.',
  });
}

const silent = ({ id, seenAt }: SeenWorker): SystemPart =>
  part('workers', {
    ...{ id: `worker:${id}`, title: 'A worker that fell silent', state: 'attention' },
    ...{ words: 'The others have taken its work over.', seenAt: seenAt.toISOString() },
    fix: 'Its log says why, unless it was stopped on purpose.',
  });

function clockPart(skews: readonly (number | null)[], now: Date): SystemPart {
  const known = skews.filter((skew) => skew !== null).map(Math.abs);
  const about = { id: 'clock', title: 'Clock', seenAt: now.toISOString() };
  if (known.length === 0)
    return part('servers', {
      ...{ ...about, state: 'unknown', seenAt: null },
      words: 'Not compared lately: neither Twilio nor a bucket was spoken to.',
    });
  const worst = Math.max(...known);
  const state = SKEW_STATES[skewLevel(worst)];
  return part('servers', {
    ...{ ...about, state },
    words: `${Math.round(worst / 1000)} s apart from Twilio’s or the bucket’s${state === 'trouble' ? ': nothing new is copied' : ''}.`,
    fix: state === 'fine' ? null : 'Correct the time of the servers (NTP).',
  });
}
