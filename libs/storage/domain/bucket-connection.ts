import type { EncryptionChoice } from '@voicekeep/shared/contracts';

/** All that is needed to speak to one place in one bucket. Holds the secret: never log it. */
export interface BucketConnection {
  /** Null for AWS itself. */
  readonly endpoint: string | null;
  /** The address browsers use; null when it is the same. */
  readonly publicEndpoint: string | null;
  readonly region: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly forcePathStyle: boolean;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The server's own access (AWS's default provider chain); both keys are empty then. */
  readonly keyless?: boolean;
  readonly encryption: EncryptionChoice;
  /** PEM; trusted in addition to the usual authorities. */
  readonly caCertificate: string | null;
  readonly enforcesSha256: boolean;
}

/** Where a connection leads: what makes one location differ from another. */
export type BucketPlace = Pick<BucketConnection, 'endpoint' | 'bucket' | 'prefix' | 'region'>;

export const isSamePlace = (a: BucketPlace, b: BucketPlace): boolean =>
  a.endpoint === b.endpoint && a.bucket === b.bucket && a.prefix === b.prefix && a.region === b.region;
