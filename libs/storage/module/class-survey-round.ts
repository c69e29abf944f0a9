import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { VoicekeepError } from '@voicekeep/shared/errors';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { ClassSurvey } from '@voicekeep/storage/domain';

const EVERY_MS = 60_000;

/** In worker processes: looks every minute whether the list of a bucket is due to be read. */
@Injectable()
export class ClassSurveyRound implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('ClassSurvey');
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    @Inject(VoicekeepOptions) private readonly options: VoicekeepOptions,
    @Inject(ClassSurvey) private readonly survey: ClassSurvey,
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
      this.round = this.look().finally(() => this.plan());
    }, EVERY_MS);
  }

  private async look(): Promise<void> {
    const { signal } = this.stopping;
    try {
      while (!signal.aborted && (await this.survey.step(signal)));
    } catch (error) {
      if (signal.aborted) return;
      const code = error instanceof VoicekeepError ? error.code : 'internal';
      this.logger.warn({ code }, 'A bucket’s list could not be read; it is tried again in an hour.');
    }
  }
}
