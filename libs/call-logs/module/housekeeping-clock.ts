import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { NumberSearchPass } from '@voicekeep/call-logs/persistence';
import { CallLogRemover, RetentionRunner, WorkspaceDeletion } from '@voicekeep/call-logs/workflow';

const EVERY_MS = 1000;
/** What may take long gives way to what people wait for after this time. */
const TURN_MS = 2000;

/** In worker processes: takes ordered and unfinished work up again every second, also after a restart. */
@Injectable()
export class HousekeepingClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Housekeeping');
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: VoicekeepOptions,
    private readonly remover: CallLogRemover,
    private readonly workspaces: WorkspaceDeletion,
    private readonly numberSearch: NumberSearchPass,
    private readonly retention: RetentionRunner,
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
    await this.try('Deleting call logs', () => this.remover.runDue(this.stopping.signal));
    await this.try('Deleting workspaces', () => this.workspaces.advance());
    await this.try('Applying retention rules', () => this.forATurn(() => this.retention.advance()));
    await this.try('Bringing calls into the search', () => this.forATurn(() => this.numberSearch.advance()));
  }

  private async forATurn(step: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + TURN_MS;
    let more = true;
    while (more && !this.stopping.signal.aborted && performance.now() < end) more = await step();
  }

  /** The rows say what is left, so a failed round is simply followed by the next. */
  private async try(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (err) {
      this.logger.error({ err }, `${what} failed and will be tried again.`);
    }
  }
}
