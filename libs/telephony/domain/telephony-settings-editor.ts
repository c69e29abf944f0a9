import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type { CheckStep, TelephonySettingsRequest, TelephonyTestResult } from '@voicekeep/shared/contracts';
import { errors, type FieldProblem } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import { mergeTelephonyForm } from './merge-telephony-form';
import type { RecordingSourceFactory } from './recording-source-factory';
import type { StoredTelephony, TelephonyAccount } from './telephony-account';
import { TelephonyCheck } from './telephony-check';
import { telephonyFormProblems } from './telephony-form-problems';
import type { TelephonySettingsRepository } from './telephony-settings-repository';

const TRIES = 3;

/** Who asks, for the audit trail. */
export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
}

/** Saves and tries Twilio settings. Saving checks the shape only; Twilio is asked by `test`. */
export class TelephonySettingsEditor {
  constructor(
    private readonly repository: TelephonySettingsRepository,
    private readonly sources: RecordingSourceFactory,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * The last save wins.
   * @throws VoicekeepError 422 with fields for bad shapes; 400 `telephony.secret_required_again`;
   * 409 `telephony.account_in_use`
   */
  async save(
    workspaceId: string,
    request: TelephonySettingsRequest,
    caller: Caller,
  ): Promise<StoredTelephony> {
    for (let left = TRIES; left > 0; left--) {
      const stored = await this.repository.find(workspaceId);
      const account = mergeTelephonyForm(stored?.account ?? null, request);
      const problems = telephonyFormProblems(account);
      if (problems.length > 0) throw invalidForm(problems);
      const saved = await this.repository.save({ workspaceId, basedOn: stored?.version ?? 0, account });
      if (!saved) continue;
      await this.audit.append({
        ...caller,
        action: 'telephony.settings_changed',
        outcome: 'ok',
        workspaceId,
        details: { changed: changedFields(stored?.account ?? null, account), version: saved.version },
      });
      return saved;
    }
    throw errors.conflict(
      'telephony.changed_meanwhile',
      'Somebody else saved meanwhile: load the settings again, then change them.',
    );
  }

  /** Tries unsaved settings over the stored ones, or the stored ones alone; what is wrong is a failed step. */
  async test(
    workspaceId: string,
    request: Partial<TelephonySettingsRequest>,
    caller: Caller,
  ): Promise<TelephonyTestResult> {
    const stored = await this.repository.find(workspaceId);
    const accountSid = request.accountSid ?? stored?.account.accountSid ?? '';
    const account = mergeTelephonyForm(stored?.account ?? null, { ...request, accountSid });
    const problems = telephonyFormProblems(account);
    const steps =
      problems.length > 0
        ? problems.map(asStep)
        : await new TelephonyCheck(this.sources.open(account), this.clock).run({
            hasToken: account.authToken !== null,
          });
    const failed = steps.find(({ status }) => status === 'failed');
    await this.audit.append({
      ...caller,
      action: 'telephony.tested',
      outcome: failed ? 'failed' : 'ok',
      workspaceId,
      details: { code: failed?.code ?? null },
    });
    return { ok: !failed, steps };
  }
}

const asStep = (problem: FieldProblem): CheckStep => ({
  id: `form.${problem.path}`,
  status: 'failed',
  title: 'Check the form',
  detail: problem.message,
  code: problem.code,
  ms: 0,
});

function invalidForm(fields: FieldProblem[]): Error {
  const [first] = fields;
  return errors.invalid(first?.code ?? 'telephony.invalid', first?.message ?? 'The form is not valid.', {
    fields,
  });
}

/** Names only, comma-separated. */
function changedFields(before: TelephonyAccount | null, after: TelephonyAccount): string {
  const names = Object.keys(after) as (keyof TelephonyAccount)[];
  return names.filter((name) => (before?.[name] ?? null) !== after[name]).join(',');
}
