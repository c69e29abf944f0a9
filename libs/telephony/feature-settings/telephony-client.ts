import { inject, Injectable } from '@angular/core';
import type {
  TelephonySettings,
  TelephonySettingsRequest,
  TelephonyTestResult,
} from '@voicekeep/shared/contracts';
import { ApiClient } from '@voicekeep/shared/ui';

@Injectable()
export class TelephonyClient {
  private readonly api = inject(ApiClient);

  read(): Promise<TelephonySettings> {
    return this.api.get('/workspaces/{workspaceId}/telephony');
  }

  save(request: TelephonySettingsRequest): Promise<TelephonySettings> {
    return this.api.put('/workspaces/{workspaceId}/telephony', { body: request });
  }

  test(request: TelephonySettingsRequest): Promise<TelephonyTestResult> {
    return this.api.post('/workspaces/{workspaceId}/telephony/test', { body: request });
  }
}
