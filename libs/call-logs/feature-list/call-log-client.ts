import { inject, Injectable } from '@angular/core';
import type {
  CallLog,
  CallLogChange,
  CallLogDeletionRequest,
  CallLogFilter,
  DeletionPreview,
  Job,
  LegalHold,
  LegalHoldRequest,
  Page,
  PendingDeletionList,
} from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

type Told = Pick<DeletionPreview, 'deletesFiles' | 'deletesTwilioCopies'>;

/** The server refuses when what the person was told of the audio is no longer so. */
const asTold = ({ deletesFiles, deletesTwilioCopies }: Told): string =>
  `deletesFiles=${deletesFiles}&deletesTwilioCopies=${deletesTwilioCopies}`;

@Injectable()
export class CallLogClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  page(filter: CallLogFilter, cursor?: string): Promise<Page<CallLog>> {
    return this.api.get<Page<CallLog>>(this.path('/call-logs'), { ...filter, cursor, limit: 50 });
  }

  annotate(id: string, change: CallLogChange): Promise<CallLog> {
    return this.api.patch<CallLog>(this.path(`/call-logs/${id}`), change);
  }

  preview(request: CallLogDeletionRequest): Promise<DeletionPreview> {
    return this.api.post<DeletionPreview>(this.path('/call-logs/delete/preview'), request);
  }

  remove(id: string, told: Told): Promise<void> {
    return this.api.delete(this.path(`/call-logs/${id}?${asTold(told)}`));
  }

  order(request: CallLogDeletionRequest, undoSeconds: number, told: Told): Promise<Job> {
    const query = `undoSeconds=${undoSeconds}&${asTold(told)}`;
    return this.api.post<Job>(this.path(`/call-logs/delete?${query}`), request);
  }

  async undo(jobId: string): Promise<void> {
    await this.api.post<unknown>(this.path(`/call-logs/delete/${jobId}/undo`));
  }

  pending(): Promise<PendingDeletionList> {
    return this.api.get<PendingDeletionList>(this.path('/call-logs/delete'));
  }

  hold(request: LegalHoldRequest): Promise<LegalHold> {
    return this.api.post<LegalHold>(this.path('/holds'), request);
  }
}
