import { Injectable } from '@nestjs/common';
import { CellCipher } from '@voicekeep/shared/crypto';
import { VoicekeepOptions, withDeadline } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { answersPing } from './redis-ping';
import { freeShare } from './free-share';

const DEADLINE_MS = 3000;
const LEAST_FREE_SHARE = 0.05;

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
  ) {}

  async report(): Promise<ReadinessReport> {
    const { dataSource } = this.database;
    const [database, schema, keys, redis, disk] = await Promise.all([
      check('failed', async () => {
        await dataSource.query('SELECT 1');
        return true;
      }),
      check('failed', async () => !(await dataSource.showMigrations())),
      check('failed', () => this.canSeal()),
      check('degraded', (signal) => answersPing(this.options.redisUrl, signal)),
      check('degraded', async () => (await freeShare(this.options.spoolDirectory)) > LEAST_FREE_SHARE),
    ]);
    const checks = { database, schema, keys, redis, disk };
    const states = Object.values(checks);
    const status = states.includes('failed') ? 'failed' : states.includes('degraded') ? 'degraded' : 'ok';
    return { status, checks };
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
