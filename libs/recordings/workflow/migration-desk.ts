import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type {
  CopyMovePreview,
  MigrationItem,
  MigrationItemState,
  MigrationPreview,
  MigrationRun,
  Page,
  TwilioDeletionPreview,
} from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { Clock, PageRequest, Transactions } from '@voicekeep/shared/kernel';
import type { RunViews } from '@voicekeep/recordings/domain';
import type { MigrationPreviewer } from './migration-preview';
import type { CopyOrder, MigrationSteering } from './migration-steering';

interface Requester {
  readonly actor: Actor;
  readonly requestId: string;
}

export interface MigrationDeskParts {
  readonly views: RunViews;
  readonly steering: MigrationSteering;
  readonly previewer: MigrationPreviewer;
  readonly audit: AuditTrail;
  readonly transactions: Transactions;
  readonly clock: Clock;
}

/** Where people start, watch and steer migration runs. A step and its record stand or fall together. */
export class MigrationDesk {
  constructor(private readonly parts: MigrationDeskParts) {}

  preview(workspaceId: string, from: Date | null, to: Date | null): Promise<MigrationPreview> {
    return this.parts.previewer.preview(workspaceId, from, to);
  }

  /** @throws VoicekeepError `migration.already_running`, `migration.storage_disabled`, `telephony.not_configured` */
  async start(workspaceId: string, order: CopyOrder, by: Requester): Promise<MigrationRun> {
    const { limit, keepTwilioCopies } = order;
    const id = await this.recorded('migration.started', workspaceId, { limit, keepTwilioCopies }, by, () =>
      this.parts.steering.start(workspaceId, order),
    );
    return this.get(workspaceId, id);
  }

  previewTwilioDeletion(workspaceId: string): Promise<TwilioDeletionPreview> {
    return this.parts.views.keptCopies(workspaceId);
  }

  /** @throws VoicekeepError `migration.count_changed`, `migration.already_running`, `migration.storage_disabled`, `telephony.not_configured` */
  async deleteTwilioCopies(workspaceId: string, count: number, by: Requester): Promise<MigrationRun> {
    const id = await this.recorded('migration.twilio_deletion_started', workspaceId, { count }, by, () =>
      this.parts.steering.deleteTwilioCopies(workspaceId, count),
    );
    return this.get(workspaceId, id);
  }

  /** @throws VoicekeepError `migration.storage_disabled` */
  previewMove(workspaceId: string): Promise<CopyMovePreview> {
    return this.parts.steering.previewMove(workspaceId);
  }

  /** @throws VoicekeepError `migration.count_changed`, `migration.already_running`, `migration.storage_disabled` */
  async moveCopies(workspaceId: string, count: number, by: Requester): Promise<MigrationRun> {
    const id = await this.recorded('migration.move_started', workspaceId, { count }, by, () =>
      this.parts.steering.moveCopies(workspaceId, count),
    );
    return this.get(workspaceId, id);
  }

  /** @throws VoicekeepError `migration.not_found` */
  async get(workspaceId: string, runId: string): Promise<MigrationRun> {
    const run = await this.parts.views.view(workspaceId, runId, this.parts.clock.now());
    if (!run) throw errors.notFound('migration.not_found', 'There is no such migration run.');
    return run;
  }

  page(workspaceId: string, page: PageRequest): Promise<Page<MigrationRun>> {
    return this.parts.views.page(workspaceId, page, this.parts.clock.now());
  }

  async items(
    workspaceId: string,
    runId: string,
    state: MigrationItemState | undefined,
    page: PageRequest,
  ): Promise<Page<MigrationItem>> {
    await this.get(workspaceId, runId);
    return this.parts.views.items(workspaceId, runId, state, page);
  }

  /** @throws VoicekeepError `migration.state` when the run cannot take that step, `request.not_found` for an unknown one */
  async step(workspaceId: string, runId: string, step: string, by: Requester): Promise<MigrationRun> {
    const { steering } = this.parts;
    const steps: Readonly<Record<string, () => Promise<void>>> = {
      pause: () => steering.pause(workspaceId, runId),
      resume: () => steering.resume(workspaceId, runId),
      cancel: () => steering.cancel(workspaceId, runId),
      'retry-failed': () => steering.retryFailed(workspaceId, runId),
    };
    const take = Object.hasOwn(steps, step) ? steps[step] : undefined;
    if (!take) throw errors.notFound('request.not_found', 'There is nothing at this address.');
    await this.recorded(`migration.${step.replace('-', '_')}`, workspaceId, {}, by, async () => {
      await take();
      return runId;
    });
    return this.get(workspaceId, runId);
  }

  private recorded(
    action: string,
    workspaceId: string,
    details: Readonly<Record<string, string | number | boolean | null>>,
    by: Requester,
    take: () => Promise<string>,
  ): Promise<string> {
    return this.parts.transactions.run(async () => {
      const id = await take();
      const resource = { type: 'migration', id };
      await this.parts.audit.append({ ...by, action, outcome: 'ok', workspaceId, resource, details });
      return id;
    });
  }
}
