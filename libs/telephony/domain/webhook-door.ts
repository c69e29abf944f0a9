import type { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import type { SignatureCheck } from './signature-check';
import type { TelephonyAccount, TelephonyAccounts } from './telephony-account';
import type { TelephonyEvent, TelephonyEvents } from './telephony-events';

const ACCOUNT_SID = /^AC[0-9a-f]{32}$/;
const CALL_SID = /^CA[0-9a-f]{32}$/;
const RECORDING_SID = /^RE[0-9a-f]{32}$/;

export interface WebhookRequest {
  readonly kind: TelephonyEvent['kind'];
  readonly signature: string;
  /** As Twilio asked for it: public address, raw path and query. */
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly requestId: string;
}

/** Lets genuine webhooks in, and only those; when `accept` resolves the event is durable. */
export class WebhookDoor {
  constructor(
    private readonly accounts: TelephonyAccounts,
    private readonly signatures: SignatureCheck,
    private readonly events: TelephonyEvents,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws VoicekeepError in this order: `telephony.account_unknown`, `telephony.webhook_not_configured`,
   * `telephony.signature_invalid`, then `telephony.*_format`
   */
  async accept(request: WebhookRequest): Promise<void> {
    const { kind, parameters } = request;
    const account = await this.accountOf(parameters['AccountSid']);
    await this.prove(account, request);
    const eventKey = eventKeyOf(kind, parameters);
    const receivedAt = this.clock.now();
    await this.events.accept({
      kind,
      workspaceId: account.workspaceId,
      accountSid: account.accountSid,
      eventKey,
      parameters,
      receivedAt,
    });
    await this.accounts.noteWebhook(account.workspaceId, 'received', receivedAt);
  }

  private async accountOf(accountSid: string | undefined): Promise<TelephonyAccount> {
    const account =
      accountSid !== undefined && ACCOUNT_SID.test(accountSid)
        ? await this.accounts.findByAccountSid(accountSid)
        : null;
    if (!account)
      throw errors.notFound(
        'telephony.account_unknown',
        'No workspace uses this Twilio account; add it under Settings, Twilio.',
      );
    return account;
  }

  private async prove(account: TelephonyAccount, request: WebhookRequest): Promise<void> {
    const tokens = [account.authToken, account.secondaryAuthToken].filter(
      (token): token is string => token !== null && token !== '',
    );
    if (tokens.length === 0) {
      throw errors.unavailable(
        'telephony.webhook_not_configured',
        'No auth token is stored for this account, so no webhook can be trusted; add it under Settings, Twilio.',
      );
    }
    if (this.signatures.isGenuine(tokens, request.signature, request.url, request.parameters)) return;
    await this.accounts.noteWebhook(account.workspaceId, 'rejected', this.clock.now());
    await this.audit.append({
      actor: null,
      action: 'webhook.rejected',
      outcome: 'denied',
      workspaceId: account.workspaceId,
      requestId: request.requestId,
      details: { kind: request.kind, expectedUrl: request.url.split('?')[0] ?? '' },
    });
    throw errors.forbidden(
      'telephony.signature_invalid',
      'The signature does not fit this address and token; check PUBLIC_URL and the auth token.',
    );
  }
}

function eventKeyOf(kind: TelephonyEvent['kind'], parameters: Readonly<Record<string, string>>): string {
  const callSid = parameters['CallSid'] ?? '';
  if (!CALL_SID.test(callSid))
    throw errors.malformed('telephony.call_sid_format', 'CallSid is CA and 32 hex digits.');
  if (kind === 'call-status')
    return `${callSid}:${parameters['CallStatus'] ?? ''}:${parameters['SequenceNumber'] ?? ''}`.slice(0, 120);
  const recordingSid = parameters['RecordingSid'] ?? '';
  if (!RECORDING_SID.test(recordingSid))
    throw errors.malformed('telephony.recording_sid_format', 'RecordingSid is RE and 32 hex digits.');
  return `${recordingSid}:${parameters['RecordingStatus'] ?? ''}`.slice(0, 120);
}
