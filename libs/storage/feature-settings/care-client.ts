import { inject, Injectable } from '@angular/core';
import type {
  LifecycleTransition,
  LocationCredentialsRequest,
  StorageLifecycle,
  StorageLocationList,
  StorageLocationView,
  StorageUsage,
} from '@voicekeep/shared/contracts';
import { ApiClient } from '@voicekeep/shared/ui';

/** What is asked only when somebody unfolds it. */
@Injectable({ providedIn: 'root' })
export class CareClient {
  private readonly api = inject(ApiClient);

  usage(): Promise<StorageUsage> {
    return this.api.get('/workspaces/{workspaceId}/storage/usage');
  }

  lifecycle(): Promise<StorageLifecycle> {
    return this.api.get('/workspaces/{workspaceId}/storage/lifecycle');
  }

  saveLifecycle(transitions: readonly LifecycleTransition[]): Promise<StorageLifecycle> {
    return this.api.put('/workspaces/{workspaceId}/storage/lifecycle', { body: { transitions } });
  }

  locations(): Promise<StorageLocationList> {
    return this.api.get('/workspaces/{workspaceId}/storage/locations');
  }

  changeKeys(id: string, request: LocationCredentialsRequest): Promise<StorageLocationView> {
    return this.api.put('/workspaces/{workspaceId}/storage/locations/{id}/credentials', {
      path: { id },
      body: request,
    });
  }
}
