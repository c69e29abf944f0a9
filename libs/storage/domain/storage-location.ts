/** Where a bucket lives. Never changes in place: another bucket, endpoint or prefix is another location. */
export interface StorageLocation {
  readonly id: string;
  readonly workspaceId: string;
  readonly bucket: string;
  readonly region: string;
  /** Null for AWS itself. */
  readonly endpoint: string | null;
  /** No leading or trailing slash; empty for none. */
  readonly prefix: string;
  /** True when a connection test saw the store refuse a wrong SHA-256: then a checksum proves a copy, else only reading back does. */
  readonly enforcesSha256: boolean;
  /** `paused`: its credentials were rejected; nothing is written until a good test. */
  readonly state: 'active' | 'read_only' | 'paused';
}
