import type { StorageKey } from './texts/en';

/** What the providers are called whose names are words. */
export const PROVIDER_NAMES: Readonly<Record<string, StorageKey>> = {
  gcs: 'store.gcs',
  other: 'store.other',
};

/** What is known of each provider, as its own documentation describes it. */
export const PROVIDER_NOTES: Readonly<Record<string, readonly StorageKey[]>> = {
  aws: ['note.aws'],
  ceph: ['note.ceph', 'note.ceph_sse'],
  rustfs: ['note.rustfs'],
  garage: ['note.garage'],
  minio: ['note.minio'],
  spaces: ['note.spaces', 'note.spaces_class'],
  b2: ['note.b2'],
  r2: ['note.r2'],
  wasabi: ['note.wasabi'],
  gcs: ['note.gcs', 'note.gcs_cors'],
  other: ['note.other'],
};
