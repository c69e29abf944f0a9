import { inject, Injectable } from '@angular/core';
import type { Page, Playback, Recording } from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

@Injectable()
export class KeptRecordingsClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  page(cursor?: string): Promise<Page<Recording>> {
    return this.api.get<Page<Recording>>(this.path('/recordings'), { callLog: 'none', cursor, limit: 50 });
  }

  /** A link that saves the file; good for a while, and on record. */
  downloadLink(id: string): Promise<Playback> {
    return this.api.post<Playback>(this.path(`/recordings/${id}/playback`), { purpose: 'download' });
  }

  remove(id: string): Promise<void> {
    return this.api.delete(this.path(`/recordings/${id}`));
  }

  /** Whether copies at Twilio go with their files; null when the person may not know. */
  deletesTwilioCopies(): Promise<boolean | null> {
    return this.api.get<{ deleteTwilioCopy: boolean }>(this.path('/storage')).then(
      (settings) => settings.deleteTwilioCopy,
      () => null,
    );
  }
}
