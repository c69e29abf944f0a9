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
  notes: readonly string[];
}

/** Providers as their own documentation describes them; `other` fits the rest. */
export const STORAGE_PROVIDERS: readonly StorageProvider[] = [
  {
    ...{ id: 'aws', name: 'AWS S3', endpoint: null, region: 'us-east-1', forcePathStyle: false, host: null },
    notes: ['Attach the IAM policy below to the user whose keys you enter.'],
  },
  {
    ...{ id: 'ceph', name: 'Ceph (RADOS Gateway)', endpoint: 'https://rgw.example.com', region: 'us-east-1' },
    ...{ forcePathStyle: true, host: /^rgw\./ },
    notes: ['Knows no SHA-256 checksums: every copy is read back once.', 'Ignores a wish for SSE-S3.'],
  },
  {
    ...{ id: 'rustfs', name: 'RustFS', endpoint: 'https://rustfs.example.com', region: 'us-east-1' },
    ...{ forcePathStyle: true, host: /^rustfs[.:]/ },
    notes: ['Browsers are admitted for the whole server: set RUSTFS_CORS_ALLOWED_ORIGINS.'],
  },
  {
    ...{ id: 'garage', name: 'Garage', endpoint: 'https://garage.example.com', region: 'garage' },
    ...{ forcePathStyle: true, host: /^garage[.:]/ },
    notes: ['The region is the s3_region of its configuration, "garage" by default.'],
  },
  {
    ...{ id: 'minio', name: 'MinIO', endpoint: 'https://minio.example.com', region: 'us-east-1' },
    ...{ forcePathStyle: true, host: /^minio[.:]/ },
    notes: [
      'Its community edition has no CORS per bucket: set MINIO_API_CORS_ALLOW_ORIGIN, or play through this server.',
    ],
  },
  {
    ...{ id: 'spaces', name: 'DigitalOcean Spaces', endpoint: 'https://{region}.digitaloceanspaces.com' },
    ...{ region: 'nyc3', forcePathStyle: false, host: /\.digitaloceanspaces\.com$/ },
    notes: ['Leave the name of the Space out of the address.', 'Has one storage class only.'],
  },
  {
    ...{
      id: 'b2',
      name: 'Backblaze B2',
      endpoint: 'https://s3.{region}.backblazeb2.com',
      region: 'us-west-004',
    },
    ...{ forcePathStyle: false, host: /\.backblazeb2\.com$/ },
    notes: [
      'Keeps old versions by default: allow deleting versions, or set its lifecycle to keep only the last.',
    ],
  },
  {
    ...{ id: 'r2', name: 'Cloudflare R2', endpoint: 'https://ACCOUNT_ID.r2.cloudflarestorage.com' },
    ...{ region: 'auto', forcePathStyle: true, host: /\.r2\.cloudflarestorage\.com$/ },
    notes: ['A token needs "Admin Read & Write" to set CORS rules.'],
  },
  {
    ...{ id: 'wasabi', name: 'Wasabi', endpoint: 'https://s3.{region}.wasabisys.com', region: 'us-east-1' },
    ...{ forcePathStyle: false, host: /\.wasabisys\.com$/ },
    notes: ['Bills every file for at least 90 days.'],
  },
  {
    ...{
      id: 'gcs',
      name: 'Google Cloud Storage (interoperability)',
      endpoint: 'https://storage.googleapis.com',
    },
    ...{ region: 'auto', forcePathStyle: true, host: /^storage\.googleapis\.com$/ },
    notes: ['Use HMAC keys of a service account.', 'CORS rules are set with gcloud, not through S3’s API.'],
  },
  {
    ...{ id: 'other', name: 'Another S3-compatible store', endpoint: 'https://s3.example.com' },
    ...{ region: 'us-east-1', forcePathStyle: true, host: null },
    notes: ['The connection test tells which address style and which checksums it takes.'],
  },
];

/** The id of the provider an endpoint belongs to. */
export function providerOf(endpoint: string): string {
  const host = /^https?:\/\/([^/]+)/i.exec(endpoint.trim())?.[1]?.toLowerCase();
  if (host === undefined) return endpoint.trim() === '' ? 'aws' : 'other';
  return STORAGE_PROVIDERS.find((one) => one.host?.test(host))?.id ?? 'other';
}
