import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { CallLogRemover, WorkspaceDeletion } from '@voicekeep/call-logs/workflow';

const EVERY_MS = 1000;

/** In worker processes: takes ordered deletions up again every second, also after a restart. */
@Injectable()
export class DeletionClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Deletions');
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: VoicekeepOptions,
    private readonly remover: CallLogRemover,
    private readonly workspaces: WorkspaceDeletion,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.runWorkers) this.plan();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.round;
  }

  private plan(): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.round = this.tick().finally(() => this.plan());
    }, EVERY_MS);
    this.timer.unref();
  }

  private async tick(): Promise<void> {
    await this.try('call logs', () => this.remover.runDue(this.stopping.signal));
    await this.try('workspaces', () => this.workspaces.advance());
  }

  /** The rows say what is left, so a failed round is simply followed by the next. */
  private async try(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (err) {
      this.logger.error({ err }, `Deleting ${what} failed and will be tried again.`);
    }
  }
}
