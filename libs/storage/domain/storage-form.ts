import type { EncryptionChoice, RecordingKind } from '@voicekeep/shared/contracts';

/** What a workspace set for its storage, as last saved; the secret is here in the clear, in memory only. */
export interface StorageForm {
  readonly accessKeyId: string | null;
  readonly secretAccessKey: string | null;
  /** The server's own access instead of keys. */
  readonly keyless: boolean;
  readonly bucket: string | null;
  readonly region: string | null;
  readonly endpoint: string | null;
  readonly publicEndpoint: string | null;
  readonly forcePathStyle: boolean | null;
  readonly prefix: string;
  readonly keyTemplate: string | null;
  /** Under which prefix of the same bucket Twilio's External S3 Storage writes; empty for its root, null where it is off. */
  readonly externalPrefix: string | null;
  readonly encryption: EncryptionChoice;
  readonly caCertificate: string | null;
  readonly playback: 'signed' | 'proxied';
  readonly verification: 'auto' | 'read-back';
  readonly audioFormat: 'wav' | 'mp3';
  readonly deleteTwilioCopy: boolean;
  readonly deleteTwilioCopyAfterHours: number;
  readonly deleteWithCallLog: boolean;
  readonly scope: {
    readonly from: string | null;
    readonly numbers: readonly string[];
    readonly kinds: readonly RecordingKind[];
  };
}

export const DEFAULT_STORAGE_FORM: StorageForm = {
  accessKeyId: null,
  secretAccessKey: null,
  keyless: false,
  bucket: null,
  region: null,
  endpoint: null,
  publicEndpoint: null,
  forcePathStyle: null,
  prefix: 'voicekeep',
  keyTemplate: null,
  externalPrefix: null,
  encryption: { mode: 'none' },
  caCertificate: null,
  playback: 'signed',
  verification: 'auto',
  audioFormat: 'wav',
  deleteTwilioCopy: true,
  deleteTwilioCopyAfterHours: 0,
  deleteWithCallLog: false,
  scope: { from: null, numbers: [], kinds: [] },
};

export interface StoredStorage {
  readonly workspaceId: string;
  readonly enabled: boolean;
  /** Where new recordings go; null until a connection passed its test once. */
  readonly locationId: string | null;
  readonly version: number;
  readonly form: StorageForm;
}
