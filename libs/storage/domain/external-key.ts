/** A folder of the account and the recording's id without extension: so Twilio names them, and we never do. */
const EXTERNAL_KEY = /(?:^|\/)AC[0-9a-f]{32}\/(RE[0-9a-f]{32})$/;

/**
 * The key under which Twilio's External S3 Storage writes a recording: `{prefix}/{AccountSid}/{RecordingSid}`
 * (github.com/techmatters/serverless, getExternalRecordingS3Location.ts).
 */
export const externalKey = (prefix: string, accountSid: string, recordingSid: string): string =>
  [prefix, accountSid, recordingSid].filter((segment) => segment !== '').join('/');

/** The recording an object written by Twilio itself holds; null for any other key. */
export const recordingOfExternalKey = (key: string): string | null => EXTERNAL_KEY.exec(key)?.[1] ?? null;
