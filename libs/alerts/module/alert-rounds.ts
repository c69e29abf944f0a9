import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AlertPostman, ConditionWatch } from '@voicekeep/alerts/workflow';
import { VoicekeepError } from '@voicekeep/shared/errors';

const EVERY_MS = 5_000;
/** A database that hangs must not hold up the end of the process. */
const STOP_MS = 3_000;

/** In every process, so that a worker that is gone is noticed too: looks at the conditions and sends what is due. */
@Injectable()
export class AlertRounds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Alerts');
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly watch: ConditionWatch,
    private readonly postman: AlertPostman,
  ) {}

  onApplicationBootstrap(): void {
    this.plan();
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    clearTimeout(this.timer);
    const patience = new Promise((resolve) => setTimeout(resolve, STOP_MS).unref());
    await Promise.race([this.round, patience]);
  }

  private plan(): void {
    if (this.ending.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.round = this.go().finally(() => this.plan());
    }, EVERY_MS);
  }

  private async go(): Promise<void> {
    await this.try('look', () => this.watch.look());
    await this.try('delivery', () => this.postman.deliverDue(this.ending.signal));
  }

  private async try(what: string, work: () => Promise<unknown>): Promise<void> {
    if (this.ending.signal.aborted) return;
    try {
      await work();
    } catch (error) {
      const code = error instanceof VoicekeepError ? error.code : 'alerts.unexpected';
      this.logger.warn({ what, code }, 'Watching for alerts failed and will be tried again.');
    }
  }
}
