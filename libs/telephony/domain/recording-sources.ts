import type { RecordingSource } from './recording-source';

/** Opens the account of a workspace with its stored credentials. */
export abstract class RecordingSources {
  /** @throws VoicekeepError `telephony.not_configured` */
  abstract open(workspaceId: string): Promise<RecordingSource>;
}
