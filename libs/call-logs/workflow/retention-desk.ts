import type { AuditTrail } from '@voicekeep/shared/audit';
import type {
  RetentionPreview,
  RetentionPreviewRequest,
  RetentionRequest,
  RetentionSettings,
} from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import {
  deletingRule,
  keepInWords,
  requireKeep,
  type DeletingRule,
  type RetentionRule,
  type RetentionRules,
  type RetentionRuns,
  type StoredRetention,
  type WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import type { Requester } from './requester';
import { requireWorkspace } from './require-workspace';
import type { RetentionSurvey } from './retention-survey';

export interface RetentionDeskParts {
  readonly transactions: Transactions;
  readonly workspaces: WorkspaceStore;
  readonly rules: RetentionRules;
  readonly runs: RetentionRuns;
  readonly survey: RetentionSurvey;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

const TRIES = 3;
/** As long as a deletion in the list can be undone: time to switch a mistaken rule off again. */
const FIRST_RUN_MS = 15 * 60_000;
const OFF: StoredRetention = { enabled: false, keep: null, action: null, version: 0, nextRunAt: null };

/** Reads, tries and saves a workspace's retention rule: none that deletes is saved unseen. */
export class RetentionDesk {
  constructor(private readonly parts: RetentionDeskParts) {}

  /** @throws VoicekeepError `workspace.not_found` */
  async read(workspaceId: string): Promise<RetentionSettings> {
    const { workspaces, rules, runs } = this.parts;
    await requireWorkspace(workspaces, workspaceId);
    const { enabled, keep, action, version, nextRunAt } = (await rules.find(workspaceId)) ?? OFF;
    const lastRun = await runs.last(workspaceId);
    return { enabled, keep, action, version, nextRunAt: nextRunAt?.toISOString() ?? null, lastRun };
  }

  /**
   * What a rule that is not saved would do now. Changes nothing.
   * @throws VoicekeepError `retention.keep_range` kind invalid, `retention.clock_wrong` kind unavailable
   */
  async preview(workspaceId: string, { keep, action }: RetentionPreviewRequest): Promise<RetentionPreview> {
    await requireWorkspace(this.parts.workspaces, workspaceId);
    requireKeep(keep);
    return this.parts.survey.preview(workspaceId, { keep, action });
  }

  /**
   * Without a version in the request the last save wins.
   * @throws VoicekeepError `retention.keep_required`, `retention.action_required`, `retention.keep_range` kind
   * invalid; `retention.changed_meanwhile`, `retention.confirmation_required` with the preview, kind conflict
   */
  async save(workspaceId: string, request: RetentionRequest, by: Requester): Promise<RetentionSettings> {
    await requireWorkspace(this.parts.workspaces, workspaceId);
    for (let left = request.version === undefined ? TRIES : 1; left > 0; left -= 1) {
      const stored = (await this.parts.rules.find(workspaceId)) ?? OFF;
      if (request.version !== undefined && request.version !== stored.version) break;
      const rule = merged(stored, request);
      if (rule.keep) requireKeep(rule.keep);
      const deleting = requireComplete(rule);
      if (deleting && !request.confirm) await this.refuseUnseen(workspaceId, deleting);
      if (await this.write(workspaceId, stored.version, rule, by)) return this.read(workspaceId);
    }
    throw errors.conflict(
      'retention.changed_meanwhile',
      'Somebody else saved meanwhile: load the rule again, then change it.',
    );
  }

  private write(workspaceId: string, basedOn: number, rule: RetentionRule, by: Requester): Promise<boolean> {
    const { transactions, rules, audit, clock } = this.parts;
    const { enabled, keep, action } = rule;
    const nextRunAt = enabled ? new Date(clock.now().getTime() + FIRST_RUN_MS) : null;
    return transactions.run(async () => {
      if (!(await rules.save(workspaceId, basedOn, rule, nextRunAt))) return false;
      await audit.append({
        ...by,
        ...{ action: 'retention.rule_changed', outcome: 'ok', workspaceId },
        details: { enabled, keep: keep && keepInWords(keep), action, version: basedOn + 1 },
      });
      return true;
    });
  }

  private async refuseUnseen(workspaceId: string, rule: DeletingRule): Promise<void> {
    const preview = await this.parts.survey.preview(workspaceId, rule);
    const { callLogs, recordings } = preview;
    if (callLogs + recordings === 0) return;
    throw errors.conflict(
      'retention.confirmation_required',
      `This rule deletes ${callLogs} call logs and ${recordings} recordings at its next run. Save it with "confirm": true if that is meant.`,
      { details: { preview } },
    );
  }
}

/** A time taken away switches the rule off. */
const merged = (stored: StoredRetention, request: RetentionRequest): RetentionRule => ({
  enabled: request.enabled ?? (request.keep === null ? false : stored.enabled),
  keep: request.keep === undefined ? stored.keep : request.keep,
  action: request.action === undefined ? stored.action : request.action,
});

/** @returns null for a rule that is switched off */
function requireComplete(rule: RetentionRule): DeletingRule | null {
  if (!rule.enabled) return null;
  const deleting = deletingRule(rule);
  if (deleting) return deleting;
  const [path, code, message] =
    rule.keep === null
      ? ['keep', 'retention.keep_required', 'Say how long calls are kept, such as 6 years.']
      : ['action', 'retention.action_required', 'Say what happens then: log-only or log-and-recordings.'];
  throw errors.invalid(code, message, { fields: [{ path, code, message }] });
}
