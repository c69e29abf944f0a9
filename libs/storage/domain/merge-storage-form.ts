import type { StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { endpointProblem, normalEndpoint } from './endpoint-rules';
import { trimmed } from './form-text';
import { DEFAULT_STORAGE_FORM, type StorageForm } from './storage-form';

type Text = string | null | undefined;

/** Left out keeps, null resets. */
const take = <T>(given: T | null | undefined, kept: T, reset: T): T =>
  given === undefined ? kept : given === null ? reset : given;

/** Text a person pasted; blank means none. */
const takeText = (given: Text, kept: string | null): string | null =>
  given === undefined ? kept : trimmed(given ?? '') || null;

const takeEndpoint = (given: Text, kept: string | null): string | null => {
  const text = takeText(given, kept);
  return text !== null && endpointProblem(text) === null ? normalEndpoint(text) : text;
};

/** Pasted from a bucket URL, a prefix has slashes at its ends; an empty one is the root of the bucket. */
const takePrefix = (given: Text, kept: string | null): string | null =>
  take(typeof given === 'string' ? trimmed(given).replace(/^\/+|\/+$/g, '') : given, kept, null);

const MASK = /^[*•]+$/;

const enteredSecret = (given: Text): string | null => {
  const entered = trimmed(given ?? '');
  return entered === '' || MASK.test(entered) ? null : entered;
};

/** With the server's own access the stored keys are let go; entered ones stay in sight, to be refused. */
function takeKeys(
  request: Pick<StorageSettingsRequest, 'keyless' | 'accessKeyId' | 'secretAccessKey'>,
  stored: StorageForm,
  endpoint: string | null,
): Pick<StorageForm, 'keyless' | 'accessKeyId' | 'secretAccessKey'> {
  const keyless = take(request.keyless, stored.keyless, false);
  return {
    keyless,
    accessKeyId: takeText(request.accessKeyId, keyless ? null : stored.accessKeyId),
    secretAccessKey: keyless
      ? enteredSecret(request.secretAccessKey)
      : takeSecret(request.secretAccessKey, stored, endpoint),
  };
}

/**
 * A secret left out, empty or sent as the mask is the stored one, and that one is only ever used with
 * the endpoint it was stored with.
 * @throws VoicekeepError `storage.secret_required_again`
 */
function takeSecret(given: Text, stored: StorageForm, endpoint: string | null): string | null {
  if (given === null) return null;
  const entered = enteredSecret(given);
  if (entered !== null) return entered;
  if (stored.secretAccessKey !== null && endpoint !== stored.endpoint) {
    const path = 'secretAccessKey';
    const code = 'storage.secret_required_again';
    const message =
      'The address changed: enter the secret access key again, it is never sent to another address.';
    throw errors.malformed(code, message, { fields: [{ path, code, message }] });
  }
  return stored.secretAccessKey;
}

/** What a request makes of the stored settings. */
export function mergeStorageForm(
  stored: StorageForm,
  request: Omit<StorageSettingsRequest, 'enabled' | 'version' | 'force' | 'acceptPublic'>,
): StorageForm {
  const defaults = DEFAULT_STORAGE_FORM;
  const endpoint = takeEndpoint(request.endpoint, stored.endpoint);
  const scope = request.scope;
  return {
    ...takeKeys(request, stored, endpoint),
    bucket: takeText(request.bucket, stored.bucket),
    region: takeText(request.region, stored.region),
    endpoint,
    publicEndpoint: takeEndpoint(request.publicEndpoint, stored.publicEndpoint),
    forcePathStyle: take(request.forcePathStyle, stored.forcePathStyle, defaults.forcePathStyle),
    prefix: take(request.prefix, stored.prefix, defaults.prefix),
    keyTemplate: takeText(request.keyTemplate, stored.keyTemplate),
    externalPrefix: takePrefix(request.externalPrefix, stored.externalPrefix),
    encryption: take(request.encryption, stored.encryption, defaults.encryption),
    caCertificate: takeText(request.caCertificate, stored.caCertificate),
    playback: take(request.playback, stored.playback, defaults.playback),
    verification: take(request.verification, stored.verification, defaults.verification),
    audioFormat: take(request.audioFormat, stored.audioFormat, defaults.audioFormat),
    deleteTwilioCopy: take(request.deleteTwilioCopy, stored.deleteTwilioCopy, defaults.deleteTwilioCopy),
    deleteTwilioCopyAfterHours: take(
      request.deleteTwilioCopyAfterHours,
      stored.deleteTwilioCopyAfterHours,
      defaults.deleteTwilioCopyAfterHours,
    ),
    deleteWithCallLog: take(request.deleteWithCallLog, stored.deleteWithCallLog, defaults.deleteWithCallLog),
    scope:
      scope === undefined
        ? stored.scope
        : { from: scope?.from ?? null, numbers: scope?.numbers ?? [], kinds: scope?.kinds ?? [] },
  };
}
