import { inject, Injectable } from '@angular/core';
import type {
  CallLog,
  Playback,
  PlaybackRequest,
  Recording,
  RecordingRestore,
  RestoreRequest,
} from '@voicekeep/shared/contracts';
import { ApiClient } from '@voicekeep/shared/ui';
import type { Peaks } from './player-source';

@Injectable()
export class PlaybackClient {
  private readonly api = inject(ApiClient);

  recording(id: string): Promise<Recording> {
    return this.api.get('/workspaces/{workspaceId}/recordings/{id}', { path: { id } });
  }

  call(id: string): Promise<CallLog> {
    return this.api.get('/workspaces/{workspaceId}/call-logs/{callLogId}', { path: { callLogId: id } });
  }

  /** A fresh link each time: links expire and are not to be shared. */
  link(id: string, purpose: PlaybackRequest['purpose']): Promise<Playback> {
    return this.api.post('/workspaces/{workspaceId}/recordings/{id}/playback', {
      path: { id },
      body: { purpose },
    });
  }

  /** Per channel, 0 to 1; empty when the server knows no outline. */
  peaks(id: string): Promise<Peaks> {
    return this.api.get('/workspaces/{workspaceId}/recordings/{id}/waveform', { path: { id } }).then(
      ({ peaks }) => peaks.filter((channel) => channel.length > 0),
      () => [],
    );
  }

  /** Asks the store to make an archived recording playable for some days. */
  restore(id: string, wish: RestoreRequest): Promise<RecordingRestore> {
    return this.api.post('/workspaces/{workspaceId}/recordings/{id}/restore', { path: { id }, body: wish });
  }
}
