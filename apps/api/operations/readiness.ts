import { Injectable } from '@nestjs/common';
import { WorkerBeats, WorkFigures } from '@voicekeep/plugin/nest';
import { CellCipher } from '@voicekeep/shared/crypto';
import { Clock, VoicekeepOptions, withDeadline } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { answersPing } from './redis-ping';
import { freeShare } from './free-share';
import { TwilioReach } from './twilio-reach';

const DEADLINE_MS = 3000;
const LEAST_FREE_SHARE = 0.05;
/** As long as a lease: after that others take a worker's recordings over. */
const WORKER_SILENT_MS = 30_000;

export type CheckState = 'ok' | 'degraded' | 'failed';

export interface ReadinessReport {
  readonly status: CheckState;
  readonly checks: Readonly<Record<string, CheckState>>;
}

/** Without database, schema or keys nothing can be answered; everything else only slows the work down. */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly options: VoicekeepOptions,
    private readonly clock: Clock,
    private readonly twilio: TwilioReach,
    private readonly work: WorkFigures,
    private readonly workers: WorkerBeats,
  ) {}

  async report(): Promise<ReadinessReport> {
    const { dataSource } = this.database;
    const [database, schema, keys, redis, twilio, buckets, worker, disk] = await Promise.all([
      check('failed', async () => {
        await dataSource.query('SELECT 1');
        return true;
      }),
      check('failed', async () => !(await dataSource.showMigrations())),
      check('failed', () => this.canSeal()),
      check('degraded', (signal) => answersPing(this.options.redisUrl, signal)),
      check('degraded', () => this.twilio.isReachable()),
      check('degraded', async () => !(await this.work.isBucketInTrouble(this.clock.now()))),
      check('degraded', () => this.isWorkerAlive()),
      check('degraded', async () => (await freeShare(this.options.spoolDirectory)) > LEAST_FREE_SHARE),
    ]);
    const checks = { database, schema, keys, redis, twilio, buckets, worker, disk };
    const states = Object.values(checks);
    const status = states.includes('failed') ? 'failed' : states.includes('degraded') ? 'degraded' : 'ok';
    return { status, checks };
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

async function check(
  otherwise: CheckState,
  isFine: (signal: AbortSignal) => Promise<boolean>,
): Promise<CheckState> {
  try {
    const late = (signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const fine = await withDeadline(DEADLINE_MS, (signal) => Promise.race([isFine(signal), late(signal)]));
    return fine ? 'ok' : otherwise;
  } catch {
    return otherwise;
  }
}
