import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Rounds, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { NumberSearchPass } from '@voicekeep/call-logs/persistence';
import { CallLogRemover, RetentionRunner, WorkspaceDeletion } from '@voicekeep/call-logs/workflow';

const EVERY_MS = 1000;
/** What may take long gives way to what people wait for after this time. */
const TURN_MS = 2000;

/** In worker processes: takes ordered and unfinished work up again every second, also after a restart. */
@Injectable()
export class HousekeepingClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Housekeeping');
  private readonly rounds = new Rounds(EVERY_MS, (signal) => this.tick(signal));

  constructor(
    private readonly options: VoicekeepOptions,
    private readonly remover: CallLogRemover,
    private readonly workspaces: WorkspaceDeletion,
    private readonly numberSearch: NumberSearchPass,
    private readonly retention: RetentionRunner,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.runWorkers) this.rounds.begin();
  }

  onModuleDestroy(): Promise<void> {
    return this.rounds.stop();
  }

  private async tick(signal: AbortSignal): Promise<void> {
    const forATurn = async (step: () => Promise<boolean>): Promise<void> => {
      const end = performance.now() + TURN_MS;
      let more = true;
      while (more && !signal.aborted && performance.now() < end) more = await step();
    };
    await this.try('Deleting call logs', () => this.remover.runDue(signal));
    await this.try('Deleting workspaces', () => this.workspaces.advance());
    await this.try('Applying retention rules', () => forATurn(() => this.retention.advance()));
    await this.try('Bringing calls into the search', () => forATurn(() => this.numberSearch.advance()));
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
