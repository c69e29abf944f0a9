export type RecordingKind = 'call' | 'voicemail';

export interface EncryptionChoice {
  mode: 'none' | 'sse-s3' | 'sse-kms';
  kmsKeyId?: string;
}

/** Which recordings the product may touch at all. */
export interface StorageScope {
  /** ISO 8601; recordings made before are left alone. */
  from?: string;
  /** E.164; only calls from or to one of these. Empty or absent: all. */
  numbers?: readonly string[];
  kinds?: readonly RecordingKind[];
}

/** Storage settings as shown; the secret never leaves the server. */
export interface StorageSettings {
  configured: boolean;
  enabled: boolean;
  accessKeyId: string | null;
  hasSecret: boolean;
  /** The server's own access (AWS's default provider chain) instead of keys. */
  keyless: boolean;
  /** Whether the operator lets workspaces use it. */
  keylessAllowed: boolean;
  bucket: string | null;
  region: string | null;
  endpoint: string | null;
  publicEndpoint: string | null;
  forcePathStyle: boolean;
  prefix: string;
  keyTemplate: string | null;
  /** Under which prefix of this bucket Twilio's External S3 Storage writes; empty for its root, null where it is off. */
  externalPrefix: string | null;
  encryption: EncryptionChoice;
  caCertificate: string | null;
  playback: 'signed' | 'proxied';
  verification: 'auto' | 'read-back';
  audioFormat: 'wav' | 'mp3';
  deleteTwilioCopy: boolean;
  deleteTwilioCopyAfterHours: number;
  deleteWithCallLog: boolean;
  scope: StorageScope;
  version: number;
  /** Trial mode, before the first save: values to fill in the form with. */
  suggestion: StorageSuggestion | null;
}

export interface StorageSuggestion {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  forcePathStyle: boolean;
}

/** Fields left out keep their value, null resets to the default. */
export interface StorageSettingsRequest {
  enabled?: boolean;
  accessKeyId?: string | null;
  secretAccessKey?: string | null;
  keyless?: boolean | null;
  bucket?: string | null;
  region?: string | null;
  endpoint?: string | null;
  publicEndpoint?: string | null;
  forcePathStyle?: boolean | null;
  prefix?: string | null;
  keyTemplate?: string | null;
  externalPrefix?: string | null;
  encryption?: EncryptionChoice | null;
  caCertificate?: string | null;
  playback?: 'signed' | 'proxied' | null;
  verification?: 'auto' | 'read-back' | null;
  audioFormat?: 'wav' | 'mp3' | null;
  deleteTwilioCopy?: boolean | null;
  deleteTwilioCopyAfterHours?: number | null;
  deleteWithCallLog?: boolean | null;
  scope?: StorageScope | null;
  version?: number;
  /** Save although the test failed; the settings are then saved disabled. */
  force?: boolean;
  acceptPublic?: boolean;
}
