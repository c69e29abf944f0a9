import type { BucketConnection } from './bucket-connection';
import type { StorageForm } from './storage-form';

/** Stores that know no regions take this one. */
const REGION_OF_CUSTOM_STORES = 'us-east-1';

/** Path style wherever host style cannot work: custom stores by default, and names with dots (no certificate covers them). */
export const usesPathStyle = (form: Pick<StorageForm, 'forcePathStyle' | 'endpoint' | 'bucket'>): boolean =>
  (form.bucket?.includes('.') ?? false) || (form.forcePathStyle ?? form.endpoint !== null);

/** The connection a form describes, or null while something is missing. */
export function connectionOf(form: StorageForm): BucketConnection | null {
  const region = form.region ?? (form.endpoint === null ? null : REGION_OF_CUSTOM_STORES);
  const { bucket } = form;
  const access = accessOf(form);
  if (access === null || bucket === null || region === null) return null;
  return {
    endpoint: form.endpoint,
    publicEndpoint: form.publicEndpoint,
    region,
    bucket,
    prefix: form.prefix,
    forcePathStyle: usesPathStyle(form),
    ...access,
    encryption: form.encryption,
    caCertificate: form.caCertificate,
    enforcesSha256: false,
  };
}

function accessOf({
  keyless,
  accessKeyId,
  secretAccessKey,
}: StorageForm): Pick<BucketConnection, 'accessKeyId' | 'secretAccessKey' | 'keyless'> | null {
  if (keyless) return { accessKeyId: '', secretAccessKey: '', keyless };
  return accessKeyId === null || secretAccessKey === null ? null : { accessKeyId, secretAccessKey };
}
