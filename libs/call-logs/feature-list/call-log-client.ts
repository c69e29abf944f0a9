import { inject, Injectable } from '@angular/core';
import type { CallLog, CallLogChange, CallLogFilter, Page } from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

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

  remove(id: string): Promise<void> {
    return this.api.delete(this.path(`/call-logs/${id}`));
  }

  /** Whether deleting a call log takes the file in the bucket with it; null when the person may not know. */
  deletesFiles(): Promise<boolean | null> {
    return this.api.get<{ deleteWithCallLog: boolean }>(this.path('/storage')).then(
      (settings) => settings.deleteWithCallLog,
      () => null,
    );
  }
}
