/** What a host decides once, at start. Also the token under which every room finds it. */
export abstract class VoicekeepOptions {
  /** `mysql://user:pass@host:3306/voicekeep` */
  abstract readonly databaseUrl: string;
  abstract readonly redisUrl: string;
  /** How Twilio and browsers reach the product; no trailing slash. */
  abstract readonly publicUrl: string;
  /** Further browser origins that embed our pages; admitted by API and bucket CORS. */
  abstract readonly dashboardOrigins: readonly string[];
  /** Base of Twilio's REST API and media, such as `https://api.twilio.com`; no trailing slash. */
  abstract readonly twilioApiUrl: string;
  /** Hosts or CIDRs of S3 endpoints that may be private, loopback or plain http. */
  abstract readonly s3AllowedEndpoints: readonly string[];
  /** Whether workspaces may use the AWS access of this server itself instead of keys of their own; no when not said. */
  abstract readonly s3AllowKeyless?: boolean | undefined;
  /** Wraps the data keys. The first is the one in use, the others still open what they wrapped. */
  abstract readonly masterKeys: readonly Uint8Array[];
  /** Whether this process copies and deletes recordings. */
  abstract readonly runWorkers: boolean;
  /** Recordings copied at once by one worker. */
  abstract readonly workerConcurrency: number;
  /** Where recordings above 16 MiB wait on disk while they are copied. */
  abstract readonly spoolDirectory: string;
  /** Bytes they may take there in one process; 20 GiB when not said. */
  abstract readonly spoolQuotaBytes?: number | undefined;
  /** Values to fill a fresh Storage form with (trial mode), else null. */
  abstract readonly storageSuggestion: StorageSuggestionOptions | null;
  /** When to tell somebody, and whom; left out or null, conditions are shown and nobody is sent anything. */
  abstract readonly alerts?: AlertOptions | null;
}

export interface AlertOptions {
  /** Where messages are posted, and what signs them; null sends none. The address may hold a secret: never log it. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** Hosts or CIDRs of receivers that may be private, loopback or plain http. */
  readonly allowedHosts: readonly string[];
  /** So many failed recordings in a workspace are told. */
  readonly failedCount: number;
  /** A recording that waits longer is told. */
  readonly waitingMinutes: number;
}

export const DEFAULT_ALERTS: AlertOptions = {
  webhook: null,
  allowedHosts: [],
  failedCount: 1,
  waitingMinutes: 30,
};

export interface StorageSuggestionOptions {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly forcePathStyle: boolean;
}
