/** Where alerts go beyond the admin. */
export abstract class AlertChannel {
  /** False where the operator named no receiver: then nothing is written down for it. */
  abstract readonly isConfigured: boolean;
  /**
   * Resolves once the receiver took the message; may be called again with the same id.
   * @param body JSON
   * @throws VoicekeepError `alerts.*`
   */
  abstract send(id: string, body: string, signal: AbortSignal): Promise<void>;
}
