import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { problemOf, Spool } from '@voicekeep/recordings/domain';
import { Dispatcher, WebhookIntake, WorkerClaims } from '@voicekeep/recordings/workflow';
import { CleanupProcessor } from './cleanup.processor';
import { MigrationProcessor } from './migration.processor';
import { ShutdownSignal } from './shutdown-signal';
import { within } from './within';

/** Says under which name this process holds its claims, and that it lives. */
export abstract class WorkerLife {
  abstract readonly id: string;
  /** Also frees the claims of workers that are certainly dead. */
  abstract beat(): Promise<void>;
  abstract leave(): Promise<void>;
}

const EVERY_MS = 1000;
const BEAT_EVERY = 3;
/** Together below the 25 s after which whoever started us kills us. */
const STOP_MS = 15_000;
const RELEASE_MS = 4000;

/** In worker processes: processes the queues, and looks every second for what is due. */
@Injectable()
export class RecordingWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('RecordingWorker');
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private rounds = 0;

  constructor(
    private readonly options: VoicekeepOptions,
    private readonly dispatcher: Dispatcher,
    private readonly intake: WebhookIntake,
    private readonly claims: WorkerClaims,
    private readonly spool: Spool,
    private readonly migration: MigrationProcessor,
    private readonly cleanup: CleanupProcessor,
    private readonly shutdown: ShutdownSignal,
    private readonly life: WorkerLife,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.options.runWorkers) return;
    await this.spool.wipe();
    this.migration.start();
    this.cleanup.start();
    this.plan(0);
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    const stopped = Promise.allSettled([
      this.shutdown.stop(),
      this.intake.stop(),
      this.round.then(() => this.dispatcher.settled()),
    ]).then(() => undefined);
    await within(STOP_MS, stopped, undefined);
    await within(RELEASE_MS, this.release(), undefined);
  }

  private async release(): Promise<void> {
    await this.claims.release(this.life.id);
    if (this.options.runWorkers) await this.life.leave();
  }

  private plan(afterMs: number): void {
    if (this.shutdown.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.round = this.tick().finally(() => this.plan(EVERY_MS));
    }, afterMs);
  }

  private async tick(): Promise<void> {
    try {
      if (this.rounds % BEAT_EVERY === 0) await this.life.beat();
      this.rounds += 1;
      await this.dispatcher.tick(this.shutdown.signal);
    } catch (error) {
      this.logger.error({ code: problemOf(error).code }, 'Looking for work failed and will be tried again.');
    }
  }
}
