import { FormControl, FormGroup } from '@angular/forms';
import type { TelephonySettings, TelephonySettingsRequest } from '@voicekeep/shared/contracts';

const text = () => new FormControl('', { nonNullable: true });

export function newTelephonyForm() {
  return new FormGroup({
    accountSid: text(),
    authToken: text(),
    secondaryAuthToken: text(),
    apiKeySid: text(),
    apiKeySecret: text(),
    region: text(),
    edge: text(),
  });
}

export type TelephonyForm = ReturnType<typeof newTelephonyForm>;

export function fillTelephonyForm(form: TelephonyForm, settings: TelephonySettings): void {
  form.reset({
    accountSid: settings.accountSid ?? '',
    apiKeySid: settings.apiKeySid ?? '',
    region: settings.region ?? '',
    edge: settings.edge ?? '',
  });
}

/** Empty secrets are left out, so the stored ones stay. */
export function toTelephonyRequest(form: TelephonyForm): TelephonySettingsRequest {
  const value = form.getRawValue();
  return {
    accountSid: value.accountSid.trim(),
    apiKeySid: value.apiKeySid.trim() || null,
    region: value.region.trim() || null,
    edge: value.edge.trim() || null,
    ...(value.authToken ? { authToken: value.authToken.trim() } : {}),
    ...(value.secondaryAuthToken ? { secondaryAuthToken: value.secondaryAuthToken.trim() } : {}),
    ...(value.apiKeySecret ? { apiKeySecret: value.apiKeySecret.trim() } : {}),
  };
}
