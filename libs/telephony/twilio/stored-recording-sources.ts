import { errors } from '@voicekeep/shared/errors';
import { RecordingSources, type RecordingSource, type TelephonyAccounts } from '@voicekeep/telephony/domain';
import { TwilioRecordingSource } from './twilio-recording-source';

/** Opens accounts with their stored credentials; a client is kept until the settings change. */
export class StoredRecordingSources extends RecordingSources {
  readonly #open = new Map<string, { readonly version: number; readonly source: RecordingSource }>();

  constructor(
    private readonly accounts: TelephonyAccounts,
    private readonly apiUrl: string,
  ) {
    super();
  }

  override async open(workspaceId: string): Promise<RecordingSource> {
    const account = await this.accounts.find(workspaceId);
    if (!account) {
      this.#open.delete(workspaceId);
      throw errors.conflict(
        'telephony.not_configured',
        'Twilio is not set up for this workspace yet; add the Account SID and token under Settings, Twilio.',
      );
    }
    const known = this.#open.get(workspaceId);
    if (known?.version === account.version) return known.source;
    const { apiKeySid, apiKeySecret } = account;
    const source = new TwilioRecordingSource(this.apiUrl, {
      ...account,
      apiKey: apiKeySid && apiKeySecret ? { sid: apiKeySid, secret: apiKeySecret } : null,
    });
    this.#open.set(workspaceId, { version: account.version, source });
    return source;
  }
}
