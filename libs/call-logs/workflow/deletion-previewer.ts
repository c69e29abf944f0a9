import type { DeletionPreview } from '@voicekeep/shared/contracts';
import type {
  CallLogRecordings,
  CallLogRemovals,
  DeletionTarget,
  HoldSubject,
  LegalHolds,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import { DELETION_LIMIT, requireWithinLimit } from './deletion-limit';
import { requireWorkspace } from './require-workspace';

export interface DeletionPreviewerParts {
  readonly workspaces: WorkspaceStore;
  readonly removals: CallLogRemovals;
  readonly recordings: CallLogRecordings;
  readonly holds: LegalHolds;
}

/** Says what a deletion would do at this moment, and changes nothing. */
export class DeletionPreviewer {
  constructor(private readonly parts: DeletionPreviewerParts) {}

  /** @throws VoicekeepError `workspace.not_found`; `call_log.deletion_limit` kind invalid above 10,000 */
  async ofCallLogs(workspaceId: string, target: DeletionTarget): Promise<DeletionPreview> {
    const { workspaces, removals, recordings } = this.parts;
    await requireWorkspace(workspaces, workspaceId);
    const ids = await removals.choose(workspaceId, target, DELETION_LIMIT);
    requireWithinLimit(ids.length);
    const { held, reason } = await this.heldAmong(workspaceId, ids);
    const free = ids.filter((id) => !held.has(id));
    return {
      ...{ callLogs: free.length, held: { count: held.size, reason } },
      ...(await recordings.plan(workspaceId, free)),
    };
  }

  /** @throws VoicekeepError `workspace.not_found` */
  async ofWorkspace(workspaceId: string): Promise<DeletionPreview> {
    const { workspaces, recordings, holds } = this.parts;
    await requireWorkspace(workspaces, workspaceId);
    const [calls, single, first] = await Promise.all([
      holds.heldAmong(workspaceId, 'call_log', null),
      holds.heldAmong(workspaceId, 'recording', null),
      holds.firstAmong(workspaceId, null, null),
    ]);
    return {
      callLogs: await workspaces.countCallLogs(workspaceId),
      held: { count: calls.length + single.length, reason: first?.reason ?? null },
      ...(await recordings.plan(workspaceId, null)),
    };
  }

  /** Calls held themselves, and those of which a recording is. */
  private async heldAmong(
    workspaceId: string,
    ids: readonly string[],
  ): Promise<{ readonly held: ReadonlySet<string>; readonly reason: string | null }> {
    const { holds } = this.parts;
    const calls = await holds.heldAmong(workspaceId, 'call_log', ids);
    const byRecording = await this.heldByRecording(workspaceId, ids);
    const reason =
      (await this.reasonOf(workspaceId, 'call_log', calls)) ??
      (await this.reasonOf(workspaceId, 'recording', [...byRecording.values()]));
    return { held: new Set([...calls, ...byRecording.keys()]), reason };
  }

  /** @returns by call log, the first recording of it that is held */
  private async heldByRecording(
    workspaceId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const { holds, recordings } = this.parts;
    const held = new Set(await holds.heldAmong(workspaceId, 'recording', null));
    const found = new Map<string, string>();
    if (held.size === 0) return found;
    for (const [callLogId, summaries] of await recordings.summaries(workspaceId, ids)) {
      const one = summaries.find(({ id }) => held.has(id));
      if (one) found.set(callLogId, one.id);
    }
    return found;
  }

  private async reasonOf(
    workspaceId: string,
    kind: HoldSubject['kind'],
    ids: readonly string[],
  ): Promise<string | null> {
    if (ids.length === 0) return null;
    return (await this.parts.holds.firstAmong(workspaceId, kind, ids))?.reason ?? null;
  }
}
