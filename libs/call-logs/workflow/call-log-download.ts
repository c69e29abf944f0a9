import type { RecordingZip } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type {
  CallLogBook,
  CallLogCriteria,
  RecordingDownloads,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import { filterNames } from './filter-names';
import type { Requester } from './requester';
import { requireWorkspace } from './require-workspace';

export type DownloadSelection =
  | { readonly recordingIds: readonly string[] }
  | { readonly callLogIds: readonly string[] }
  | { readonly criteria: CallLogCriteria };

const BATCH = 1000;

/** Finds the calls whose recordings a person wants to keep as one file. */
export class CallLogDownload {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly book: CallLogBook,
    private readonly downloads: RecordingDownloads,
  ) {}

  /** @throws VoicekeepError `workspace.not_found`, `call_log.not_found`, and what `RecordingDownloads.order` says */
  async order(workspaceId: string, selection: DownloadSelection, by: Requester): Promise<RecordingZip> {
    await requireWorkspace(this.workspaces, workspaceId);
    if ('recordingIds' in selection)
      return this.downloads.order(workspaceId, selection, { ...by, chosenBy: 'ids' });
    if ('criteria' in selection) return this.ofFilter(workspaceId, selection.criteria, by);
    const { callLogIds } = selection;
    if ((await this.book.countListed(workspaceId, callLogIds)) < callLogIds.length)
      throw errors.notFound(
        'call_log.not_found',
        'One of these calls is not on the list any more; choose again.',
      );
    const target = { callLogIds: inBatches(callLogIds) };
    return this.downloads.order(workspaceId, target, { ...by, chosenBy: 'callLogIds' });
  }

  private ofFilter(workspaceId: string, criteria: CallLogCriteria, by: Requester): Promise<RecordingZip> {
    const { kind, recordingState: state } = criteria;
    const target = { callLogIds: this.book.ids(workspaceId, criteria), kind, state };
    const chosenBy = `filter ${filterNames(criteria)}`.trim();
    return this.downloads.order(workspaceId, target, { ...by, chosenBy });
  }
}

async function* inBatches(ids: readonly string[]): AsyncGenerator<readonly string[]> {
  for (let from = 0; from < ids.length; from += BATCH) yield ids.slice(from, from + BATCH);
}
