import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type {
  MigrationItem,
  MigrationItemState,
  MigrationPreview,
  MigrationRun,
  Page,
} from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { Clock, PageRequest } from '@voicekeep/shared/kernel';
import type { RunOrder, RunViews } from '@voicekeep/recordings/domain';
import type { MigrationRunner } from './migration-runner';
import type { RecordingDesk } from './recording-desk';

interface Requester {
  readonly actor: Actor;
  readonly requestId: string;
}

/** Where people start, watch and steer migration runs. */
export class MigrationDesk {
  constructor(
    private readonly runs: RunViews,
    private readonly runner: MigrationRunner,
    private readonly recordings: RecordingDesk,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  preview(workspaceId: string, from: Date | null, to: Date | null): Promise<MigrationPreview> {
    return this.recordings.preview(workspaceId, from, to);
  }

  /** @throws VoicekeepError `migration.already_running`, `migration.storage_disabled`, `telephony.not_configured` */
  async start(workspaceId: string, order: RunOrder, by: Requester): Promise<MigrationRun> {
    const id = await this.runner.start(workspaceId, order);
    await this.record('migration.started', workspaceId, id, by);
    return this.get(workspaceId, id);
  }

  /** @throws VoicekeepError `migration.not_found` */
  async get(workspaceId: string, runId: string): Promise<MigrationRun> {
    const run = await this.runs.view(workspaceId, runId, this.clock.now());
    if (!run) throw errors.notFound('migration.not_found', 'There is no such migration run.');
    return run;
  }

  page(workspaceId: string, page: PageRequest): Promise<Page<MigrationRun>> {
    return this.runs.page(workspaceId, page, this.clock.now());
  }

  async items(
    workspaceId: string,
    runId: string,
    state: MigrationItemState | undefined,
    page: PageRequest,
  ): Promise<Page<MigrationItem>> {
    await this.get(workspaceId, runId);
    return this.runs.items(workspaceId, runId, state, page);
  }

  /** @throws VoicekeepError `migration.state` when the run cannot take that step, `request.not_found` for an unknown one */
  async step(workspaceId: string, runId: string, step: string, by: Requester): Promise<MigrationRun> {
    const steps: Readonly<Record<string, () => Promise<void>>> = {
      pause: () => this.runner.pause(workspaceId, runId),
      resume: () => this.runner.resume(workspaceId, runId),
      cancel: () => this.runner.cancel(workspaceId, runId),
      'retry-failed': () => this.runner.retryFailed(workspaceId, runId),
    };
    const take = Object.hasOwn(steps, step) ? steps[step] : undefined;
    if (!take) throw errors.notFound('request.not_found', 'There is nothing at this address.');
    await take();
    await this.record(`migration.${step.replace('-', '_')}`, workspaceId, runId, by);
    return this.get(workspaceId, runId);
  }

  private record(action: string, workspaceId: string, id: string, by: Requester): Promise<void> {
    return this.audit.append({
      ...by,
      ...{ action, outcome: 'ok', workspaceId },
      resource: { type: 'migration', id },
    });
  }
}
