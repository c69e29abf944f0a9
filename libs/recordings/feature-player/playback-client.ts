import { inject, Injectable } from '@angular/core';
import type {
  CallLog,
  Playback,
  PlaybackRequest,
  Recording,
  RecordingRestore,
  RestoreRequest,
} from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

/** The outline as the API answers it: per channel, the loudest sample of each slice, 0 to 1. */
interface Waveform {
  peaks: number[][];
}

@Injectable()
export class PlaybackClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  recording(id: string): Promise<Recording> {
    return this.api.get<Recording>(this.path(`/recordings/${id}`));
  }

  call(id: string): Promise<CallLog> {
    return this.api.get<CallLog>(this.path(`/call-logs/${id}`));
  }

  /** A fresh link each time: links expire and are not to be shared. */
  link(id: string, purpose: PlaybackRequest['purpose']): Promise<Playback> {
    return this.api.post<Playback>(this.path(`/recordings/${id}/playback`), { purpose });
  }

  /** Per channel, 0 to 1; empty when the server knows no outline. */
  peaks(id: string): Promise<number[][]> {
    return this.api.get<Waveform>(this.path(`/recordings/${id}/waveform`)).then(
      ({ peaks }) => peaks.filter((channel) => channel.length > 0),
      () => [],
    );
  }

  /** Asks the store to make an archived recording playable for some days. */
  restore(id: string, wish: RestoreRequest): Promise<RecordingRestore> {
    return this.api.post<RecordingRestore>(this.path(`/recordings/${id}/restore`), wish);
  }
}
