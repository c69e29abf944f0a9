import { inject, Injectable } from '@angular/core';
import type {
  ConnectionCheckLine,
  KeyPreview,
  KeyPreviewRequest,
  StorageSettings,
  StorageSettingsRequest,
} from '@voicekeep/shared/contracts';
import { ApiClient } from '@voicekeep/shared/ui';

@Injectable()
export class StorageClient {
  private readonly api = inject(ApiClient);

  read(): Promise<StorageSettings> {
    return this.api.get('/workspaces/{workspaceId}/storage');
  }

  save(request: StorageSettingsRequest): Promise<StorageSettings> {
    return this.api.put('/workspaces/{workspaceId}/storage', { body: request });
  }

  /** Tries the settings without saving them, from the server and with a file for this browser, and tells how it goes. */
  test(request: StorageSettingsRequest, tell: (line: ConnectionCheckLine) => void): Promise<void> {
    return this.api.postForLines(
      '/workspaces/{workspaceId}/storage/test',
      { query: { browser: 'true' }, body: request },
      tell,
    );
  }

  /** Says that this browser needs the file of a test no longer. */
  giveBack(probeId: string): Promise<void> {
    return this.api.delete('/workspaces/{workspaceId}/storage/test/probes/{probeId}', { path: { probeId } });
  }

  /** Under which key the newest recording would lie. @throws ApiProblem that says what is wrong with prefix or template */
  keyPreview(request: KeyPreviewRequest): Promise<KeyPreview> {
    return this.api.post('/workspaces/{workspaceId}/storage/key-preview', { body: request });
  }

  /** The IAM policy document for a bucket and prefix, as AWS takes it. */
  policy(bucket: string, prefix: string): Promise<object> {
    return this.api.get('/workspaces/{workspaceId}/storage/policy', { query: { bucket, prefix } });
  }
}
