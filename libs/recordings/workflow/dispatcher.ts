import type { Clock } from '@voicekeep/shared/kernel';
import type {
  Bell,
  HistoryImports,
  MigrationRuns,
  ObjectDeletions,
  RecordingRef,
  RecordingRepository,
  SourceDeletions,
  WebhookInbox,
} from '@voicekeep/recordings/domain';
import type { HistoryImporter } from './history-import';
import type { MigrationRunner } from './migration-runner';
import type { ObjectRemover } from './object-remover';
import type { Reconciler } from './reconciler';
import type { RecordingArchiver } from './recording-archiver';
import type { SourcePurger } from './source-purger';
import type { WebhookIntake } from './webhook-intake';

export interface DispatcherParts {
  readonly recordings: RecordingRepository;
  readonly sourceDeletions: SourceDeletions;
  readonly objectDeletions: ObjectDeletions;
  readonly inbox: WebhookInbox;
  readonly runs: MigrationRuns;
  readonly imports: HistoryImports;
  readonly archiver: RecordingArchiver;
  readonly purger: SourcePurger;
  readonly remover: ObjectRemover;
  readonly intake: WebhookIntake;
  readonly runner: MigrationRunner;
  readonly importer: HistoryImporter;
  readonly reconciler: Reconciler;
  readonly bell: Bell;
  readonly clock: Clock;
  /** Recordings copied at once. */
  readonly concurrency: number;
  readonly onTrouble: (what: string, error: unknown) => void;
}

const PURGES_AT_ONCE = 4;

/**
 * Finds in the database what is due and sees that somebody does it: rings while the bell is heard, else
 * works itself. Knows nothing that is not written down, so any number of processes may run one.
 */
export class Dispatcher {
  readonly #background = new Map<string, Promise<void>>();

  constructor(private readonly parts: DispatcherParts) {}

  /** One look at everything that may be due. Long work goes on in the background, one of each kind. */
  async tick(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { inbox, intake, objectDeletions, remover, runs, runner, imports, importer, reconciler, clock } =
      this.parts;
    const now = clock.now();
    await this.try('copies', () => this.copies(signal));
    await this.try('deletions', () => this.purges(signal));
    this.aside('inbox', async () => {
      for (const id of await inbox.due(now, 100)) await intake.process(id);
    });
    this.aside('removals', async () => {
      for (const id of await objectDeletions.due(now, 50)) if (!signal.aborted) await remover.run(id);
    });
    this.aside('migrations', async () => {
      for (const { workspaceId, id } of await runs.due(now))
        if (!signal.aborted) await this.try('migration', () => runner.advance(workspaceId, id));
    });
    this.aside('imports', async () => {
      for (const id of await imports.due(now))
        if (!signal.aborted) await this.try('import', () => importer.advance(id));
    });
    this.aside('reconciling', () => reconciler.runDue(signal));
  }

  /** Resolves when what was begun has ended. */
  async settled(): Promise<void> {
    await Promise.all(this.#background.values());
  }

  private async copies(signal: AbortSignal): Promise<void> {
    const { recordings, archiver, bell, clock, concurrency } = this.parts;
    const due = await recordings.due(clock.now(), concurrency * 4);
    if (bell.audible) for (const work of due) bell.copy(work);
    else this.byHand('copy', due, concurrency, (ref) => archiver.run(ref, signal));
  }

  private async purges(signal: AbortSignal): Promise<void> {
    const { sourceDeletions, purger, bell, clock } = this.parts;
    const due = await sourceDeletions.due(clock.now(), PURGES_AT_ONCE * 8);
    if (bell.audible) for (const work of due) bell.cleanUp(work);
    else this.byHand('purge', due, PURGES_AT_ONCE, (ref) => purger.run(ref, signal));
  }

  /** Works without the queue, as many at once as are free. */
  private byHand(
    kind: string,
    due: readonly RecordingRef[],
    atOnce: number,
    work: (ref: RecordingRef) => Promise<unknown>,
  ): void {
    const busy = [...this.#background.keys()].filter((name) => name.startsWith(`${kind} `)).length;
    const free = due.filter(({ id }) => !this.#background.has(`${kind} ${id}`));
    for (const ref of free.slice(0, Math.max(0, atOnce - busy)))
      this.aside(`${kind} ${ref.id}`, async () => {
        await work(ref);
      });
  }

  private aside(name: string, work: () => Promise<void>): void {
    if (this.#background.has(name)) return;
    this.#background.set(
      name,
      this.try(name, work).finally(() => this.#background.delete(name)),
    );
  }

  private async try(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.parts.onTrouble(what.split(' ')[0] ?? what, error);
    }
  }
}
