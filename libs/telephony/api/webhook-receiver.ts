import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import { requestIdOf } from '@voicekeep/shared/http';
import { Clock, VoicekeepOptions } from '@voicekeep/shared/kernel';
import {
  signingTokens,
  TelephonyEvents,
  TelephonySettingsRepository,
  WebhookSignatures,
  type StoredTelephony,
} from '@voicekeep/telephony/domain';
import type { FormParameters } from './form-parameters';
import { eventKeyOf, type WebhookKind } from './webhook-events';
import { webhookForm } from './webhook-form';

const ACCOUNT_SID = /^AC[0-9a-f]{32}$/;

/** Takes a webhook: proves that Twilio sent it, makes it durable, and does nothing else. */
@Injectable()
export class WebhookReceiver {
  constructor(
    private readonly settings: TelephonySettingsRepository,
    private readonly signatures: WebhookSignatures,
    private readonly events: TelephonyEvents,
    private readonly audit: AuditTrail,
    private readonly options: VoicekeepOptions,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws VoicekeepError in this order: 405, 413, 415, 400 encoding or parameter, 404 account, 503 no token,
   * 403 signature, 400 shape
   */
  async receive(kind: WebhookKind, request: Request): Promise<void> {
    const parameters = await webhookForm(request);
    const stored = await this.accountOf(parameters);
    await this.prove(stored, parameters, request);
    const eventKey = eventKeyOf(kind, parameters);
    const receivedAt = this.clock.now();
    const { workspaceId } = stored;
    const { accountSid } = stored.account;
    await this.events.accept({ kind, workspaceId, accountSid, eventKey, parameters, receivedAt });
    await this.settings.noteReceived(stored, receivedAt);
  }

  private async accountOf(parameters: FormParameters): Promise<StoredTelephony> {
    const accountSid = parameters['AccountSid'] ?? '';
    const stored = ACCOUNT_SID.test(accountSid) ? await this.settings.findByAccount(accountSid) : null;
    if (stored) return stored;
    throw errors.notFound('telephony.account_unknown', 'No workspace uses this Twilio account.');
  }

  private async prove(stored: StoredTelephony, parameters: FormParameters, request: Request): Promise<void> {
    const tokens = signingTokens(stored.account);
    if (tokens.length === 0)
      throw errors.unavailable(
        'telephony.webhook_not_configured',
        'Webhooks need the auth token of the account: enter it in the Twilio settings.',
      );
    const signature = request.headers['x-twilio-signature'];
    const signed =
      typeof signature === 'string' &&
      request.originalUrl.startsWith('/') &&
      this.signatures.isValid(
        { url: `${this.options.publicUrl}${request.originalUrl}`, parameters, signature },
        tokens,
      );
    if (signed) return;
    const { workspaceId } = stored;
    await this.settings.noteRejected(stored, this.clock.now());
    await this.audit.append({
      actor: null,
      action: 'webhook.rejected',
      outcome: 'denied',
      workspaceId,
      requestId: requestIdOf(request),
      details: {
        code: 'telephony.signature_invalid',
        signature: signature === undefined ? 'missing' : 'wrong',
      },
    });
    throw errors.forbidden(
      'telephony.signature_invalid',
      'The signature does not fit: check the auth token, and that PUBLIC_URL is the address Twilio calls.',
    );
  }
}
