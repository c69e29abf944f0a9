/** A kind of store: how its addresses look, and what is known of it. */
export interface StorageProvider {
  id: string;
  name: string;
  /** `{region}` is filled in; CAPITALS are yours to replace. Null for AWS, whose address follows from the region. */
  endpoint: string | null;
  region: string;
  forcePathStyle: boolean;
  /** The host of such an endpoint looks so. */
  host: RegExp | null;
}

/** Providers as their own documentation describes them; `other` fits the rest. */
export const STORAGE_PROVIDERS: readonly StorageProvider[] = [
  {
    ...{ id: 'aws', name: 'AWS S3', endpoint: null, region: 'us-east-1', forcePathStyle: false, host: null },
  },
  {
    ...{ id: 'ceph', name: 'Ceph (RADOS Gateway)', endpoint: 'https://rgw.example.com', region: 'us-east-1' },
    ...{ forcePathStyle: true, host: /^rgw\./ },
  },
  {
    ...{ id: 'rustfs', name: 'RustFS', endpoint: 'https://rustfs.example.com', region: 'us-east-1' },
    ...{ forcePathStyle: true, host: /^rustfs[.:]/ },
  },
  {
    ...{ id: 'garage', name: 'Garage', endpoint: 'https://garage.example.com', region: 'garage' },
    ...{ forcePathStyle: true, host: /^garage[.:]/ },
  },
  {
    ...{ id: 'minio', name: 'MinIO', endpoint: 'https://minio.example.com', region: 'us-east-1' },
    ...{ forcePathStyle: true, host: /^minio[.:]/ },
  },
  {
    ...{ id: 'spaces', name: 'DigitalOcean Spaces', endpoint: 'https://{region}.digitaloceanspaces.com' },
    ...{ region: 'nyc3', forcePathStyle: false, host: /\.digitaloceanspaces\.com$/ },
  },
  {
    ...{
      id: 'b2',
      name: 'Backblaze B2',
      endpoint: 'https://s3.{region}.backblazeb2.com',
      region: 'us-west-004',
    },
    ...{ forcePathStyle: false, host: /\.backblazeb2\.com$/ },
  },
  {
    ...{ id: 'r2', name: 'Cloudflare R2', endpoint: 'https://ACCOUNT_ID.r2.cloudflarestorage.com' },
    ...{ region: 'auto', forcePathStyle: true, host: /\.r2\.cloudflarestorage\.com$/ },
  },
  {
    ...{ id: 'wasabi', name: 'Wasabi', endpoint: 'https://s3.{region}.wasabisys.com', region: 'us-east-1' },
    ...{ forcePathStyle: false, host: /\.wasabisys\.com$/ },
  },
  {
    ...{
      id: 'gcs',
      name: 'Google Cloud Storage (interoperability)',
      endpoint: 'https://storage.googleapis.com',
    },
    ...{ region: 'auto', forcePathStyle: true, host: /^storage\.googleapis\.com$/ },
  },
  {
    ...{ id: 'other', name: 'Another S3-compatible store', endpoint: 'https://s3.example.com' },
    ...{ region: 'us-east-1', forcePathStyle: true, host: null },
  },
];

/** The id of the provider an endpoint belongs to. */
export function providerOf(endpoint: string): string {
  const host = /^https?:\/\/([^/]+)/i.exec(endpoint.trim())?.[1]?.toLowerCase();
  if (host === undefined) return endpoint.trim() === '' ? 'aws' : 'other';
  return STORAGE_PROVIDERS.find((one) => one.host?.test(host))?.id ?? 'other';
}
