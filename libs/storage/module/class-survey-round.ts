import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { VoicekeepError } from '@voicekeep/shared/errors';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { ClassSurvey, RestoreWatch } from '@voicekeep/storage/domain';

const EVERY_MS = 60_000;

/** In worker processes: looks every minute which bucket lists are due to be read, and what was restored. */
@Injectable()
export class ClassSurveyRound implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('ClassSurvey');
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    @Inject(VoicekeepOptions) private readonly options: VoicekeepOptions,
    @Inject(ClassSurvey) private readonly survey: ClassSurvey,
    @Inject(RestoreWatch) private readonly restores: RestoreWatch,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.runWorkers) this.plan();
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    this.stopping.abort();
    await this.round;
  }

  private plan(): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.round = this.rounds().finally(() => this.plan());
    }, EVERY_MS);
  }

  private async rounds(): Promise<void> {
    const { signal } = this.stopping;
    await this.try('The list of a bucket could not be read; it is tried again in an hour.', async () => {
      while (!signal.aborted && (await this.survey.step(signal)));
    });
    await this.try('Whether a recording is restored could not be read; it is tried again.', () =>
      this.restores.look(signal),
    );
  }

  private async try(words: string, work: () => Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      const code = error instanceof VoicekeepError ? error.code : 'internal';
      this.logger.warn({ code }, words);
    }
  }
}
