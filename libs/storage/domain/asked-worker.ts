import { setTimeout as pause } from 'node:timers/promises';
import type { CheckStep } from '@voicekeep/shared/contracts';
import type { Clock } from '@voicekeep/shared/kernel';
import type { BucketConnection } from './bucket-connection';
import type { CheckOptions, ConnectionCheck } from './connection-check';
import { WORKER_STEP, type WorkerErrands } from './worker-errands';

const PATIENCE_MS = 8_000;
const LOOK_MS = 200;

/** Has a worker try a connection that the process which was asked found to work. */
export class AskedWorker {
  constructor(
    private readonly errands: WorkerErrands,
    private readonly check: ConnectionCheck,
    private readonly clock: Clock,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /** Answered within ten seconds. */
  async ask(workspaceId: string, connection: BucketConnection, options: CheckOptions): Promise<CheckStep> {
    const begun = performance.now();
    const id = await this.errands.add({ workspaceId, connection, options }, this.clock.now());
    try {
      for (;;) {
        const failed = await this.errands.answerTo(workspaceId, id);
        const ms = Math.round(performance.now() - begun);
        if (failed !== undefined) return failed === null ? reached(ms) : notReached(failed, ms);
        if (ms > this.patienceMs) return nobody(ms);
        await pause(LOOK_MS);
      }
    } finally {
      await this.errands.forget(workspaceId, id);
    }
  }

  /** In a worker: does one errand. @returns false when none waits */
  async serve(): Promise<boolean> {
    const errand = await this.errands.take(this.clock.now());
    if (!errand) return false;
    const { steps } = await this.check.run(errand.connection, { ...errand.options, only: 'copying' });
    await this.errands.answer(errand, steps.find(({ status }) => status === 'failed') ?? null);
    return true;
  }
}

const reached = (ms: number): CheckStep => ({
  ...{ ...WORKER_STEP, status: 'ok', ms },
  detail: 'A worker, which does the copying, wrote, read and deleted a file there as well.',
});

const notReached = ({ detail, fix, code, suggestion }: CheckStep, ms: number): CheckStep => ({
  ...{ ...WORKER_STEP, status: 'failed', ms },
  detail: `From here the bucket works; from the worker, which does the copying, it does not: ${detail}`,
  ...(fix === undefined ? {} : { fix }),
  ...(code === undefined ? {} : { code }),
  ...(suggestion === undefined ? {} : { suggestion }),
});

const nobody = (ms: number): CheckStep => ({
  ...{ ...WORKER_STEP, status: 'warning', ms },
  detail: 'No worker answered, so nothing would be copied at present.',
  fix: 'Start the worker (VOICEKEEP_ROLE=worker), look into its log, then test again.',
  code: 'storage.no_worker',
});
