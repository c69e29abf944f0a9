/** Twilio's External S3 Storage as the account's owner sets it in the console. */
export interface ExternalStorage {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What the bucket URL has after the bucket; empty for nothing. */
  readonly prefix: string;
}

/** Where a recording goes: no extension, and the account's folder before it. */
export const externalKeyOf = (
  { prefix }: ExternalStorage,
  { accountSid, sid }: { readonly accountSid: string; readonly sid: string },
): string => [prefix, accountSid, sid].filter((part) => part !== '').join('/');

/** What the metadata then tells as the address of the media. */
export const externalUrlOf = (
  storage: ExternalStorage,
  recording: { readonly accountSid: string; readonly sid: string },
): string => `${storage.endpoint}/${storage.bucket}/${externalKeyOf(storage, recording)}`;
