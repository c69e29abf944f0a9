import { inject, Injectable } from '@angular/core';
import type {
  TelephonySettings,
  TelephonySettingsRequest,
  TelephonyTestResult,
} from '@voicekeep/shared/contracts';
import { ApiClient, workspacePaths } from '@voicekeep/shared/ui';

@Injectable()
export class TelephonyClient {
  private readonly api = inject(ApiClient);
  private readonly path = workspacePaths();

  read(): Promise<TelephonySettings> {
    return this.api.get<TelephonySettings>(this.path('/telephony'));
  }

  save(request: TelephonySettingsRequest): Promise<TelephonySettings> {
    return this.api.put<TelephonySettings>(this.path('/telephony'), request);
  }

  test(request: TelephonySettingsRequest): Promise<TelephonyTestResult> {
    return this.api.post<TelephonyTestResult>(this.path('/telephony/test'), request);
  }
}
