import { FormControl, FormGroup } from '@angular/forms';
import type { StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';

const text = (value = '') => new FormControl(value, { nonNullable: true });
const oneOf = <T extends string>(value: T) => new FormControl<T>(value, { nonNullable: true });
const flag = (value: boolean) => new FormControl(value, { nonNullable: true });

/** The fields of the bucket; switches that save at once are not among them. */
export function newStorageForm() {
  return new FormGroup({
    enabled: flag(false),
    bucket: text(),
    region: text('us-east-1'),
    keyless: flag(false),
    accessKeyId: text(),
    secretAccessKey: text(),
    endpoint: text(),
    forcePathStyle: flag(false),
    prefix: text('voicekeep'),
    keyTemplate: text(),
    encryptionMode: oneOf<'none' | 'sse-s3' | 'sse-kms'>('none'),
    kmsKeyId: text(),
    publicEndpoint: text(),
    caCertificate: text(),
    playback: oneOf<'signed' | 'proxied'>('signed'),
    verification: oneOf<'auto' | 'read-back'>('auto'),
    /** A switch and a text: an empty prefix is the root of the bucket, not off. */
    external: flag(false),
    externalPrefix: text('voice-recordings'),
  });
}

export type StorageForm = ReturnType<typeof newStorageForm>;

/** Fills the form from what is saved, or from the suggestion of a trial that has saved nothing yet. */
export function fillStorageForm(form: StorageForm, settings: StorageSettings): void {
  const { suggestion } = settings;
  const first = settings.configured ? null : suggestion;
  form.reset({
    enabled: settings.enabled,
    bucket: first?.bucket ?? settings.bucket ?? '',
    region: first?.region ?? settings.region ?? 'us-east-1',
    keyless: settings.keyless,
    accessKeyId: first?.accessKeyId ?? settings.accessKeyId ?? '',
    secretAccessKey: first?.secretAccessKey ?? '',
    endpoint: first?.endpoint ?? settings.endpoint ?? '',
    forcePathStyle: first?.forcePathStyle ?? settings.forcePathStyle,
    prefix: settings.prefix,
    keyTemplate: settings.keyTemplate ?? '',
    encryptionMode: settings.encryption.mode,
    kmsKeyId: settings.encryption.kmsKeyId ?? '',
    publicEndpoint: settings.publicEndpoint ?? '',
    caCertificate: settings.caCertificate ?? '',
    playback: settings.playback,
    verification: settings.verification,
    external: settings.externalPrefix !== null,
    externalPrefix: settings.externalPrefix ?? 'voice-recordings',
  });
}

/** What the form asks the API to keep; an empty secret leaves the stored one in place. */
export function toStorageRequest(form: StorageForm, version: number | null): StorageSettingsRequest {
  const value = form.getRawValue();
  const orNull = (field: string): string | null => field.trim() || null;
  return {
    enabled: value.enabled,
    bucket: orNull(value.bucket),
    region: orNull(value.region),
    keyless: value.keyless,
    accessKeyId: value.keyless ? null : orNull(value.accessKeyId),
    ...(value.secretAccessKey && !value.keyless ? { secretAccessKey: value.secretAccessKey } : {}),
    endpoint: orNull(value.endpoint),
    forcePathStyle: value.forcePathStyle,
    prefix: value.prefix.trim(),
    keyTemplate: orNull(value.keyTemplate),
    encryption:
      value.encryptionMode === 'sse-kms' && value.kmsKeyId.trim()
        ? { mode: 'sse-kms', kmsKeyId: value.kmsKeyId.trim() }
        : { mode: value.encryptionMode },
    publicEndpoint: orNull(value.publicEndpoint),
    caCertificate: orNull(value.caCertificate),
    playback: value.playback,
    verification: value.verification,
    externalPrefix: value.external ? value.externalPrefix.trim() : null,
    ...(version === null ? {} : { version }),
  };
}
