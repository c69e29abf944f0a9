import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { VoicekeepError } from '@voicekeep/shared/errors';
import { Rounds, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { AskedWorker } from '@voicekeep/storage/domain';

/** Somebody waits before a form for it. */
const EVERY_MS = 500;

/** In worker processes: tries connections on behalf of processes that do not copy themselves. */
@Injectable()
export class ErrandRound implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('ConnectionTest');
  private readonly rounds = new Rounds(EVERY_MS, (signal) => this.serve(signal));

  constructor(
    @Inject(VoicekeepOptions) private readonly options: VoicekeepOptions,
    @Inject(AskedWorker) private readonly worker: AskedWorker,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.runWorkers) this.rounds.begin();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  private async serve(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted && (await this.worker.serve()));
    } catch (error) {
      const code = error instanceof VoicekeepError ? error.code : 'internal';
      this.logger.warn({ code }, 'A connection could not be tried for another process.');
    }
  }
}
