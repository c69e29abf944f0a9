import { Injectable } from '@nestjs/common';
import {
  AlertOutbox,
  ConditionBook,
  type ConditionCount,
  WorkerBeats,
  WorkFigures,
} from '@voicekeep/plugin/nest';
import { CellCipher } from '@voicekeep/shared/crypto';
import { Clock, VoicekeepOptions, withDeadline } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { answersPing } from './redis-ping';
import { freeShare } from './free-share';
import { LEAST_FREE_SHARE, MESSAGE_TRIES, WORKER_SILENT_MS } from './limits';
import { Probe } from './probe';
import { TwilioReach } from './twilio-reach';

/** Whoever asks whether we are ready hears within a second, whatever hangs. */
const DEADLINE_MS = 500;

export type CheckState = 'ok' | 'degraded' | 'failed';

export interface ReadinessReport {
  readonly status: CheckState;
  readonly checks: Readonly<Record<string, CheckState>>;
  /** What holds recordings up, and in how many workspaces; whose, the admin says. */
  readonly conditions: readonly ConditionCount[];
}

type Ask = () => Promise<boolean>;

/** Without database, schema or keys nothing can be answered; everything else only slows the work down. */
@Injectable()
export class Readiness {
  readonly #vital: Readonly<Record<string, Probe<boolean>>>;
  readonly #helpful: Readonly<Record<string, Probe<boolean>>>;
  readonly #conditions: Probe<readonly ConditionCount[]>;

  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly options: VoicekeepOptions,
    private readonly clock: Clock,
    twilio: TwilioReach,
    work: WorkFigures,
    private readonly workers: WorkerBeats,
    conditions: ConditionBook,
    private readonly outbox: AlertOutbox,
  ) {
    const { dataSource } = this.database;
    this.#vital = probes({
      database: async () => Boolean(await dataSource.query('SELECT 1')),
      schema: async () => !(await dataSource.showMigrations()),
      keys: () => this.canSeal(),
    });
    this.#helpful = probes({
      redis: () => withDeadline(DEADLINE_MS, (signal) => answersPing(this.options.redisUrl, signal)),
      twilio: () => twilio.isReachable(),
      buckets: async () => !(await work.isBucketInTrouble(this.clock.now())),
      worker: () => this.isWorkerAlive(),
      disk: async () => (await freeShare(this.options.spoolDirectory)) > LEAST_FREE_SHARE,
      alerts: async () => (await this.outbox.undelivered()).tries < MESSAGE_TRIES,
    });
    this.#conditions = new Probe(() => conditions.raisedByCode(), { deadlineMs: DEADLINE_MS });
  }

  async report(): Promise<ReadinessReport> {
    const [vital, helpful, conditions] = await Promise.all([
      answers(this.#vital, 'failed'),
      answers(this.#helpful, 'degraded'),
      this.#conditions.answer(),
    ]);
    const known: CheckState = conditions?.length === 0 ? 'ok' : 'degraded';
    const checks = { ...vital, ...helpful, conditions: known };
    const states: readonly CheckState[] = Object.values(checks);
    const status = states.includes('failed') ? 'failed' : states.includes('degraded') ? 'degraded' : 'ok';
    return { status, checks, conditions: conditions ?? [] };
  }

  private async isWorkerAlive(): Promise<boolean> {
    const seenAt = await this.workers.lastSeenAt();
    return seenAt !== null && this.clock.now().getTime() - seenAt.getTime() < WORKER_SILENT_MS;
  }

  private async canSeal(): Promise<boolean> {
    const place = { workspaceId: null, table: 'vk_instance', column: 'canary', rowId: 'readiness' };
    return (await this.cipher.open(place, await this.cipher.seal(place, 'ready'))) === 'ready';
  }
}

const probes = (questions: Readonly<Record<string, Ask>>): Record<string, Probe<boolean>> =>
  Object.fromEntries(
    Object.entries(questions).map(([name, ask]) => [name, new Probe(ask, { deadlineMs: DEADLINE_MS })]),
  );

async function answers(
  asked: Readonly<Record<string, Probe<boolean>>>,
  otherwise: CheckState,
): Promise<Record<string, CheckState>> {
  const found = Object.entries(asked).map(async ([name, probe]): Promise<[string, CheckState]> => {
    return [name, (await probe.answer()) === true ? 'ok' : otherwise];
  });
  return Object.fromEntries(await Promise.all(found));
}
