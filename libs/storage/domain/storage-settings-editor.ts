import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type { CheckStep, ConnectionCheckResult, StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { errors, type FieldProblem } from '@voicekeep/shared/errors';
import type { BucketConnection } from './bucket-connection';
import type { CheckOptions, CheckWatcher, ConnectionCheck, ConnectionReport } from './connection-check';
import { connectionOf } from './connection-of';
import { mergeStorageForm } from './merge-storage-form';
import { DEFAULT_STORAGE_FORM, type StorageForm, type StoredStorage } from './storage-form';
import { storageFormProblems } from './storage-form-problems';
import type { AskedWorker } from './asked-worker';
import { WORKER_STEP } from './worker-errands';
import type { StorageSettingsRepository } from './storage-settings-repository';

const UNVERSIONED_TRIES = 3;

/** Who asks, for the audit trail. */
export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
}

/** Saves and tries storage settings: nothing is switched on that did not pass its test. */
export class StorageSettingsEditor {
  constructor(
    private readonly repository: StorageSettingsRepository,
    private readonly check: ConnectionCheck,
    private readonly audit: AuditTrail,
    /** Null where this process copies itself. */
    private readonly worker: AskedWorker | null = null,
  ) {}

  /** Tries unsaved settings; what is wrong is a failed step, not an error. */
  async test(
    workspaceId: string,
    request: StorageSettingsRequest,
    caller: Caller,
    watcher?: CheckWatcher,
  ): Promise<ConnectionCheckResult> {
    const stored = await this.repository.find(workspaceId);
    const form = mergeStorageForm(stored?.form ?? DEFAULT_STORAGE_FORM, request);
    const problems = await this.problemsOf(form, true);
    const connection = connectionOf(form);
    const { ok, steps } =
      problems.length > 0 || connection === null
        ? { ok: false, steps: tell(problems.map(asStep), watcher) }
        : await this.tried(workspaceId, connection, optionsOf(form), watcher);
    await this.audit.append({
      ...caller,
      action: 'storage.tested',
      outcome: ok ? 'ok' : 'failed',
      workspaceId,
      details: { code: steps.find((step) => step.status === 'failed')?.code ?? null },
    });
    return { ok, steps };
  }

  /**
   * Without a version in the request the last save wins.
   * @throws VoicekeepError 422 with `steps` when storage is to be enabled and its test fails; 422 with
   * fields for bad shapes; 409 `storage.changed_meanwhile`.
   */
  async save(workspaceId: string, request: StorageSettingsRequest, caller: Caller): Promise<StoredStorage> {
    const tries = request.version === undefined ? UNVERSIONED_TRIES : 1;
    for (let left = tries; left > 0; left--) {
      const stored = await this.repository.find(workspaceId);
      const saved = await this.saveOver(stored, workspaceId, request);
      if (!saved) continue;
      await this.audit.append({
        ...caller,
        action: 'storage.settings_changed',
        outcome: 'ok',
        workspaceId,
        details: { changed: changedFields(stored, saved).join(','), version: saved.version },
      });
      return saved;
    }
    throw changedMeanwhile();
  }

  private async saveOver(
    stored: StoredStorage | null,
    workspaceId: string,
    request: StorageSettingsRequest,
  ): Promise<StoredStorage | null> {
    const basedOn = stored?.version ?? 0;
    if (request.version !== undefined && request.version !== basedOn) throw changedMeanwhile();
    const form = mergeStorageForm(stored?.form ?? DEFAULT_STORAGE_FORM, request);
    const wanted = request.enabled ?? stored?.enabled ?? false;
    const problems = await this.problemsOf(form, wanted);
    if (problems.length > 0) throw invalidForm(problems);
    const untouched = request.enabled === undefined && stored !== null && isSameConnection(stored.form, form);
    const tested = wanted && !untouched ? await this.passed(workspaceId, form, request) : null;
    const enabled = wanted && (untouched || tested !== null);
    return this.repository.save({ workspaceId, basedOn, enabled, form, tested });
  }

  /** Tried here, and then by a worker, unless this is one. */
  private async tried(
    workspaceId: string,
    connection: BucketConnection,
    options: CheckOptions,
    watcher?: CheckWatcher,
  ): Promise<ConnectionReport> {
    const { worker } = this;
    if (!worker) return this.check.run(connection, options, watcher);
    const planned = watcher && {
      ...watcher,
      planned: (steps: Parameters<CheckWatcher['planned']>[0]) => watcher.planned([...steps, WORKER_STEP]),
    };
    const report = await this.check.run(connection, options, planned);
    if (report.ok) watcher?.started(WORKER_STEP.id);
    const step: CheckStep = report.ok
      ? await worker.ask(workspaceId, connection, options)
      : { ...WORKER_STEP, status: 'skipped', detail: 'Not tried, because a step before it failed.', ms: 0 };
    watcher?.finished(step);
    return { ...report, ok: report.ok && step.status !== 'failed', steps: [...report.steps, step] };
  }

  private async problemsOf(form: StorageForm, complete: boolean): Promise<FieldProblem[]> {
    const problems = [...this.keylessProblems(form), ...storageFormProblems(form, complete)];
    if (problems.some((problem) => problem.path.toLowerCase().endsWith('endpoint'))) return problems;
    const addresses = await Promise.all([
      form.endpoint === null ? null : this.check.endpointProblem(form.endpoint, 'endpoint'),
      form.publicEndpoint === null ? null : this.check.endpointProblem(form.publicEndpoint, 'publicEndpoint'),
    ]);
    return [...addresses.filter((problem) => problem !== null), ...problems];
  }

  private keylessProblems({ keyless, endpoint, publicEndpoint }: StorageForm): FieldProblem[] {
    if (!keyless) return [];
    const problem = this.check.keylessProblem(endpoint) ?? this.check.keylessProblem(publicEndpoint);
    return problem ? [problem] : [];
  }

  /** The connection once its test passed; null when it failed and the caller saves it disabled all the same. */
  private async passed(
    workspaceId: string,
    form: StorageForm,
    request: StorageSettingsRequest,
  ): Promise<BucketConnection | null> {
    const connection = connectionOf(form);
    if (!connection) return null;
    const report = await this.tried(workspaceId, connection, optionsOf(form));
    if (!report.ok) {
      if (request.force) return null;
      throw checkFailed(
        report,
        report.steps.find((step) => step.status === 'failed'),
      );
    }
    const open = report.steps.find((step) => step.code === 'storage.block_public_access');
    if (open && !request.acceptPublic) throw checkFailed(report, open);
    return { ...connection, enforcesSha256: report.enforcesSha256 };
  }
}

const optionsOf = ({ playback, deleteWithCallLog }: StorageForm): CheckOptions => ({
  playback,
  deleteWithCallLog,
});

const asStep = (problem: FieldProblem): CheckStep => ({
  id: `form.${problem.path}`,
  status: 'failed',
  title: 'Check the form',
  detail: problem.message,
  code: problem.code,
  ms: 0,
});

/** Steps that are over before they began. */
function tell(steps: CheckStep[], watcher: CheckWatcher | undefined): CheckStep[] {
  watcher?.planned(steps.map(({ id, title }) => ({ id, title })));
  for (const step of steps) watcher?.finished(step);
  return steps;
}

function invalidForm(problems: FieldProblem[]): Error {
  const [first] = problems;
  return errors.invalid(first?.code ?? 'storage.invalid', first?.message ?? 'The form is not valid.', {
    fields: problems,
    details: { steps: problems.map(asStep) },
  });
}

function checkFailed(report: ConnectionReport, step: CheckStep | undefined): Error {
  const told = step ? [step.detail, step.fix].filter(Boolean).join(' ') : 'The connection test failed.';
  return errors.invalid(step?.code ?? 'storage.check_failed', told, {
    details: { steps: report.steps.filter(({ status }) => status === 'failed' || status === 'warning') },
  });
}

const changedMeanwhile = (): Error =>
  errors.conflict(
    'storage.changed_meanwhile',
    'Somebody else saved meanwhile: load the settings again, then change them.',
  );

function changedFields(before: StoredStorage | null, after: StoredStorage): string[] {
  const old = before?.form ?? DEFAULT_STORAGE_FORM;
  const fields = (Object.keys(after.form) as (keyof StorageForm)[]).filter(
    (name) => JSON.stringify(old[name]) !== JSON.stringify(after.form[name]),
  );
  return (before?.enabled ?? false) === after.enabled ? fields : ['enabled', ...fields];
}

/** Whether nothing changed that a connection test would see. */
const isSameConnection = (before: StorageForm, after: StorageForm): boolean =>
  before.playback === after.playback &&
  JSON.stringify(connectionOf(before)) === JSON.stringify(connectionOf(after));
