import { errors } from '@voicekeep/shared/errors';
import type { CopyMovePreview, MigrationRunKind } from '@voicekeep/shared/contracts';
import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import type { StoragePolicy, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { RecordingSources } from '@voicekeep/telephony/domain';
import type { MigrationRuns, Run, RunItems, RunOrder, RunViews } from '@voicekeep/recordings/domain';
import type { RunWork } from './run-work';

export interface MigrationSteeringParts {
  readonly runs: MigrationRuns;
  readonly items: RunItems;
  readonly views: RunViews;
  readonly works: Readonly<Record<MigrationRunKind, RunWork>>;
  readonly storage: WorkspaceStorage;
  readonly sources: RecordingSources;
  readonly transactions: Transactions;
  readonly clock: Clock;
}

export type CopyOrder = Pick<RunOrder, 'from' | 'to' | 'limit' | 'keepTwilioCopies'>;

/** The steps a person may take with runs. Each is one transaction with the run locked, and ends whatever claim there is. */
export class MigrationSteering {
  constructor(private readonly parts: MigrationSteeringParts) {}

  /** Listing goes on in the background. @throws VoicekeepError `migration.already_running`, `migration.storage_disabled`, `telephony.not_configured` */
  async start(workspaceId: string, order: CopyOrder): Promise<string> {
    const policy = await this.requireAccount(workspaceId);
    return this.parts.runs.start(
      workspaceId,
      { ...order, kind: 'copy', toggleWasOn: policy.deleteTwilioCopy, targetLocationId: null },
      this.parts.clock.now(),
    );
  }

  /**
   * Orders the deletion of every copy kept at Twilio.
   * @param confirmed the number the person saw
   * @throws VoicekeepError `migration.count_changed`, with the number there is now in `details`; and as above
   */
  async deleteTwilioCopies(workspaceId: string, confirmed: number): Promise<string> {
    const { runs, views, transactions, clock } = this.parts;
    const policy = await this.requireAccount(workspaceId);
    return transactions.run(async () => {
      const { recordings } = await views.keptCopies(workspaceId);
      if (recordings !== confirmed) throw countChanged(recordings, 'copies to delete at Twilio');
      return runs.start(
        workspaceId,
        {
          ...{ kind: 'delete_twilio_copies', from: null, to: null, limit: confirmed },
          ...{ keepTwilioCopies: false, toggleWasOn: policy.deleteTwilioCopy, targetLocationId: null },
        },
        clock.now(),
      );
    });
  }

  /** @throws VoicekeepError `migration.storage_disabled` */
  async previewMove(workspaceId: string): Promise<CopyMovePreview> {
    const { locationId } = await this.requirePolicy(workspaceId);
    return this.parts.views.copiesElsewhere(workspaceId, locationId);
  }

  /**
   * Moves every recording that lies in a bucket used before into the one in use.
   * @param confirmed the number the person saw
   * @throws VoicekeepError `migration.count_changed`, with the number there is now in `details`; `migration.already_running`,
   * `migration.storage_disabled`
   */
  async moveCopies(workspaceId: string, confirmed: number): Promise<string> {
    const { runs, views, transactions, clock } = this.parts;
    const policy = await this.requirePolicy(workspaceId);
    return transactions.run(async () => {
      const { recordings } = await views.copiesElsewhere(workspaceId, policy.locationId);
      if (recordings !== confirmed) throw countChanged(recordings, 'recordings to move');
      return runs.start(
        workspaceId,
        {
          ...{ kind: 'move_copies', from: null, to: null, limit: null, keepTwilioCopies: false },
          ...{ toggleWasOn: policy.deleteTwilioCopy, targetLocationId: policy.locationId },
        },
        clock.now(),
      );
    });
  }

  /** @throws VoicekeepError `migration.not_found`, `migration.state` */
  pause(workspaceId: string, runId: string): Promise<void> {
    return this.stop(workspaceId, runId, ['running'], 'paused');
  }

  resume(workspaceId: string, runId: string): Promise<void> {
    return this.step(workspaceId, runId, ['paused'], 'running', () => Promise.resolve());
  }

  cancel(workspaceId: string, runId: string): Promise<void> {
    return this.stop(workspaceId, runId, ['running', 'paused'], 'cancelled');
  }

  /** What failed is tried again; a run that was complete goes on. */
  async retryFailed(workspaceId: string, runId: string): Promise<void> {
    const { items, clock } = this.parts;
    await this.parts.transactions.run(async () => {
      const run = await this.lock(workspaceId, runId);
      await (run.kind === 'move_copies' ? this.requirePolicy(workspaceId) : this.requireAccount(workspaceId));
      if (run.state !== 'running' && run.state !== 'completed') throw notNow(run);
      if ((await items.retryFailed(run, clock.now())) === 0 || run.state === 'running') return;
      await this.parts.runs.change(workspaceId, runId, ['completed'], 'running', clock.now());
    });
  }

  private stop(
    workspaceId: string,
    runId: string,
    from: readonly Run['state'][],
    to: Run['state'],
  ): Promise<void> {
    return this.step(workspaceId, runId, from, to, (run) => this.parts.works[run.kind].takeBack(run));
  }

  private async step(
    workspaceId: string,
    runId: string,
    from: readonly Run['state'][],
    to: Run['state'],
    also: (run: Run) => Promise<void>,
  ): Promise<void> {
    const { runs, items, transactions, clock } = this.parts;
    await transactions.run(async () => {
      const run = await this.lock(workspaceId, runId);
      if (run.state === to) return;
      if (!from.includes(run.state)) throw notNow(run);
      await also(run);
      await items.count(run);
      await runs.change(workspaceId, runId, from, to, clock.now());
    });
  }

  private async lock(workspaceId: string, runId: string): Promise<Run> {
    const run = await this.parts.runs.lock(workspaceId, runId);
    if (!run) throw errors.notFound('migration.not_found', 'There is no such migration run.');
    return run;
  }

  private async requirePolicy(workspaceId: string): Promise<StoragePolicy> {
    const policy = await this.parts.storage.policy(workspaceId);
    if (!policy?.enabled)
      throw errors.conflict(
        'migration.storage_disabled',
        'Storage is not switched on; save working settings under Storage first.',
      );
    return policy;
  }

  private async requireAccount(workspaceId: string): Promise<StoragePolicy> {
    const policy = await this.requirePolicy(workspaceId);
    await this.parts.sources.open(workspaceId);
    return policy;
  }
}

const notNow = ({ state }: Run): Error =>
  errors.conflict(
    'migration.state',
    state === 'paused'
      ? 'This run is paused; resume it first.'
      : `This run is ${state}; that cannot be done to it any more.`,
  );

const countChanged = (recordings: number, what: string): Error =>
  errors.conflict(
    'migration.count_changed',
    `There are ${recordings} ${what} now, another number than was confirmed; look again and confirm that one.`,
    { details: { recordings } },
  );
