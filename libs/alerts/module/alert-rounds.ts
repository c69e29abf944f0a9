import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AlertPostman, ConditionWatch } from '@voicekeep/alerts/workflow';
import { VoicekeepError } from '@voicekeep/shared/errors';
import { Rounds } from '@voicekeep/shared/kernel';

const EVERY_MS = 5_000;
/** A database that hangs must not hold up the end of the process. */
const STOP_MS = 3_000;

/** In every process, so that a worker that is gone is noticed too: looks at the conditions and sends what is due. */
@Injectable()
export class AlertRounds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Alerts');
  private readonly rounds = new Rounds(EVERY_MS, (signal) => this.go(signal));

  constructor(
    private readonly watch: ConditionWatch,
    private readonly postman: AlertPostman,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.begin();
  }

  async onModuleDestroy(): Promise<void> {
    const patience = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref());
    await Promise.race([this.rounds.stop(), patience]);
  }

  private async go(signal: AbortSignal): Promise<void> {
    await this.try('look', signal, () => this.watch.look());
    await this.try('delivery', signal, () => this.postman.deliverDue(signal));
  }

  private async try(what: string, signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
    if (signal.aborted) return;
    try {
      await work();
    } catch (error) {
      const code = error instanceof VoicekeepError ? error.code : 'alerts.unexpected';
      this.logger.warn({ what, code }, 'Watching for alerts failed and will be tried again.');
    }
  }
}
