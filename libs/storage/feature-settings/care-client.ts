import { inject, Injectable } from '@angular/core';
import type {
  LifecycleTransition,
  LocationCredentialsRequest,
  StorageLifecycle,
  StorageLocationList,
  StorageLocationView,
  StorageUsage,
} from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

/** What is asked only when somebody unfolds it. */
@Injectable({ providedIn: 'root' })
export class CareClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  usage(): Promise<StorageUsage> {
    return this.api.get(this.path('/storage/usage'));
  }

  lifecycle(): Promise<StorageLifecycle> {
    return this.api.get(this.path('/storage/lifecycle'));
  }

  saveLifecycle(transitions: readonly LifecycleTransition[]): Promise<StorageLifecycle> {
    return this.api.put(this.path('/storage/lifecycle'), { transitions });
  }

  locations(): Promise<StorageLocationList> {
    return this.api.get(this.path('/storage/locations'));
  }

  changeKeys(id: string, request: LocationCredentialsRequest): Promise<StorageLocationView> {
    return this.api.put(this.path(`/storage/locations/${id}/credentials`), request);
  }
}
