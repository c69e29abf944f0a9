import { inject, Injectable } from '@angular/core';
import type { Page, Playback, Recording } from '@voicekeep/shared/contracts';
import { ApiClient } from '@voicekeep/shared/ui';

@Injectable()
export class KeptRecordingsClient {
  private readonly api = inject(ApiClient);

  page(cursor?: string): Promise<Page<Recording>> {
    return this.api.get('/workspaces/{workspaceId}/recordings', {
      query: { callLog: 'none', cursor, limit: 50 },
    });
  }

  /** A link that saves the file; good for a while, and on record. */
  downloadLink(id: string): Promise<Playback> {
    return this.api.post('/workspaces/{workspaceId}/recordings/{id}/playback', {
      path: { id },
      body: { purpose: 'download' },
    });
  }

  remove(id: string): Promise<void> {
    return this.api.delete('/workspaces/{workspaceId}/recordings/{id}', { path: { id } });
  }

  /** Whether copies at Twilio go with their files; null when the person may not know. */
  deletesTwilioCopies(): Promise<boolean | null> {
    return this.api.get('/workspaces/{workspaceId}/storage').then(
      (settings) => settings.deleteTwilioCopy,
      () => null,
    );
  }
}
