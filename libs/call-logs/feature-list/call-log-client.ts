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
import { ApiClient } from '@voicekeep/shared/ui';

type Told = Pick<DeletionPreview, 'deletesFiles' | 'deletesTwilioCopies'>;

/** The server refuses when what the person was told of the audio is no longer so. */
const asTold = ({ deletesFiles, deletesTwilioCopies }: Told): Told => ({ deletesFiles, deletesTwilioCopies });

@Injectable()
export class CallLogClient {
  private readonly api = inject(ApiClient);

  page(filter: CallLogFilter, cursor?: string): Promise<Page<CallLog>> {
    return this.api.get('/workspaces/{workspaceId}/call-logs', { query: { ...filter, cursor, limit: 50 } });
  }

  annotate(id: string, change: CallLogChange): Promise<CallLog> {
    return this.api.patch('/workspaces/{workspaceId}/call-logs/{callLogId}', {
      path: { callLogId: id },
      body: change,
    });
  }

  preview(request: CallLogDeletionRequest): Promise<DeletionPreview> {
    return this.api.post('/workspaces/{workspaceId}/call-logs/delete/preview', { body: request });
  }

  remove(id: string, told: Told): Promise<void> {
    return this.api.delete('/workspaces/{workspaceId}/call-logs/{callLogId}', {
      path: { callLogId: id },
      query: asTold(told),
    });
  }

  order(request: CallLogDeletionRequest, undoSeconds: number, told: Told): Promise<Job> {
    return this.api.post('/workspaces/{workspaceId}/call-logs/delete', {
      query: { undoSeconds, ...asTold(told) },
      body: request,
    });
  }

  async undo(jobId: string): Promise<void> {
    await this.api.post('/workspaces/{workspaceId}/call-logs/delete/{jobId}/undo', { path: { jobId } });
  }

  pending(): Promise<PendingDeletionList> {
    return this.api.get('/workspaces/{workspaceId}/call-logs/delete');
  }

  hold(request: LegalHoldRequest): Promise<LegalHold> {
    return this.api.post('/workspaces/{workspaceId}/holds', { body: request });
  }
}
