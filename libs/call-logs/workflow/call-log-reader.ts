import type { CallLog, TwoWayPage } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { PageRequest } from '@voicekeep/shared/kernel';
import type {
  CallLogBook,
  CallLogCriteria,
  CallLogEntry,
  CallLogRecordings,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import type { HoldGuard } from './hold-guard';
import { requireWorkspace } from './require-workspace';

/** Shows call logs together with their recordings, and whether they are held. */
export class CallLogReader {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly book: CallLogBook,
    private readonly recordings: CallLogRecordings,
    private readonly holds: HoldGuard,
  ) {}

  /** Newest first. @throws VoicekeepError `workspace.not_found` */
  async page(
    workspaceId: string,
    criteria: CallLogCriteria,
    request: PageRequest,
  ): Promise<TwoWayPage<CallLog>> {
    await requireWorkspace(this.workspaces, workspaceId);
    const { items, ...cursors } = await this.book.page(workspaceId, criteria, request);
    return { items: await this.whole(workspaceId, items), ...cursors };
  }

  /** @throws VoicekeepError `call_log.not_found` */
  async get(workspaceId: string, callLogId: string): Promise<CallLog> {
    const entry = await this.book.find(workspaceId, callLogId);
    const [log] = entry ? await this.whole(workspaceId, [entry]) : [];
    if (!log) throw errors.notFound('call_log.not_found', 'There is no such call log.');
    return log;
  }

  private async whole(workspaceId: string, entries: readonly CallLogEntry[]): Promise<CallLog[]> {
    if (entries.length === 0) return [];
    const callLogs = entries.map(({ id }) => id);
    const summaries = await this.recordings.summaries(workspaceId, callLogs);
    const recordings = [...summaries.values()].flat().map(({ id }) => id);
    const held = await this.holds.held(workspaceId, { callLogs, recordings });
    return entries.map((entry) => {
      const its = [...(summaries.get(entry.id) ?? [])];
      return { ...entry, onHold: held.hasCall(entry.id, its), recordings: its };
    });
  }
}
