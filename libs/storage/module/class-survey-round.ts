import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { VoicekeepError } from '@voicekeep/shared/errors';
import { Rounds, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { ClassSurvey, RestoreWatch } from '@voicekeep/storage/domain';

const EVERY_MS = 60_000;

/** In worker processes: looks every minute which bucket lists are due to be read, and what was restored. */
@Injectable()
export class ClassSurveyRound implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('ClassSurvey');
  private readonly rounds = new Rounds(EVERY_MS, (signal) => this.look(signal));

  constructor(
    @Inject(VoicekeepOptions) private readonly options: VoicekeepOptions,
    @Inject(ClassSurvey) private readonly survey: ClassSurvey,
    @Inject(RestoreWatch) private readonly restores: RestoreWatch,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.runWorkers) this.rounds.begin();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  private async look(signal: AbortSignal): Promise<void> {
    const list = 'The list of a bucket could not be read; it is tried again in an hour.';
    await this.try(list, signal, async () => {
      while (!signal.aborted && (await this.survey.step(signal)));
    });
    const restores = 'Whether a recording is restored could not be read; it is tried again.';
    await this.try(restores, signal, () => this.restores.look(signal));
  }

  private async try(words: string, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      const code = error instanceof VoicekeepError ? error.code : 'internal';
      this.logger.warn({ code }, words);
    }
  }
}
