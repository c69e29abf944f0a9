import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import type { RecordingZip, RecordingZipRequest } from '@voicekeep/shared/contracts';
import { ApiClient, saveFrom } from '@voicekeep/shared/ui';

/** Saves the recordings of calls as one zip. */
@Injectable()
export class ZipDownload {
  private readonly api = inject(ApiClient);
  private readonly document = inject(DOCUMENT);

  /**
   * Begins the browser's download. Its `manifest.csv` names what is missing, and why.
   * @returns how many recordings and bytes it is about
   */
  async save(request: RecordingZipRequest): Promise<RecordingZip> {
    const zip = await this.api.post('/workspaces/{workspaceId}/recordings/download', { body: request });
    saveFrom(this.document, zip.url);
    return zip;
  }
}
