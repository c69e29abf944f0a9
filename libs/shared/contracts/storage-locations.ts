/** One place recordings lie in. `active` takes new ones, `read_only` is an old one, `paused` refused its keys. */
export interface StorageLocationView {
  id: string;
  state: 'active' | 'read_only' | 'paused';
  /** Why it is paused. */
  pausedCode: string | null;
  bucket: string;
  region: string;
  endpoint: string | null;
  prefix: string;
  objects: number;
  bytes: number;
  createdAt: string;
  testedAt: string;
  /** Whether its keys still read it; null when nothing lies there to read, or it did not answer in time. */
  readable: boolean | null;
  /** Why not. */
  problem: { code: string; message: string } | null;
}

export interface StorageLocationList {
  items: readonly StorageLocationView[];
}

export interface LocationCredentialsRequest {
  accessKeyId: string;
  secretAccessKey: string;
}
