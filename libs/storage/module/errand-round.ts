import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { VoicekeepError } from '@voicekeep/shared/errors';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { AskedWorker } from '@voicekeep/storage/domain';

/** Somebody waits before a form for it. */
const EVERY_MS = 500;

/** In worker processes: tries connections on behalf of processes that do not copy themselves. */
@Injectable()
export class ErrandRound implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('ConnectionTest');
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private isStopping = false;

  constructor(
    @Inject(VoicekeepOptions) private readonly options: VoicekeepOptions,
    @Inject(AskedWorker) private readonly worker: AskedWorker,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.runWorkers) this.plan();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private plan(): void {
    if (this.isStopping) return;
    this.timer = setTimeout(() => {
      this.round = this.serve().finally(() => this.plan());
    }, EVERY_MS);
    this.timer.unref();
  }

  private async serve(): Promise<void> {
    try {
      while (!this.isStopping && (await this.worker.serve()));
    } catch (error) {
      const code = error instanceof VoicekeepError ? error.code : 'internal';
      this.logger.warn({ code }, 'A connection could not be tried for another process.');
    }
  }
}
