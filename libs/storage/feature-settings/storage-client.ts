import { inject, Injectable } from '@angular/core';
import type {
  ConnectionCheckResult,
  StorageSettings,
  StorageSettingsRequest,
} from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

@Injectable()
export class StorageClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  read(): Promise<StorageSettings> {
    return this.api.get<StorageSettings>(this.path('/storage'));
  }

  save(request: StorageSettingsRequest): Promise<StorageSettings> {
    return this.api.put<StorageSettings>(this.path('/storage'), request);
  }

  /** Tries the settings without saving them. */
  test(request: StorageSettingsRequest): Promise<ConnectionCheckResult> {
    return this.api.post<ConnectionCheckResult>(this.path('/storage/test'), request);
  }

  /** The IAM policy document for a bucket and prefix, as AWS takes it. */
  policy(bucket: string, prefix: string): Promise<object> {
    return this.api.get<object>(this.path('/storage/policy'), { bucket, prefix });
  }
}
