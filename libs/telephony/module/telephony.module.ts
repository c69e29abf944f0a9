import { Global, Module, type Provider } from '@nestjs/common';
import { AuditTrail } from '@voicekeep/shared/audit';
import { CellCipher } from '@voicekeep/shared/crypto';
import { Clock, SkewWatch, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import {
  TelephonySettingsController,
  TwilioWebhooksController,
  WebhookReceiver,
} from '@voicekeep/telephony/api';
import {
  RecordingSourceFactory,
  RecordingSources,
  TelephonySettingsEditor,
  TelephonySettingsRepository,
  WebhookSignatures,
} from '@voicekeep/telephony/domain';
import { StoredRecordingSources, TypeOrmTelephonySettings } from '@voicekeep/telephony/persistence';
import { TwilioRecordingSourceFactory, TwilioWebhookSignatures } from '@voicekeep/telephony/twilio';

const providers: Provider[] = [
  WebhookReceiver,
  { provide: WebhookSignatures, useClass: TwilioWebhookSignatures },
  {
    provide: RecordingSourceFactory,
    inject: [VoicekeepOptions, { token: SkewWatch, optional: true }],
    useFactory: ({ twilioApiUrl }: VoicekeepOptions, skew?: SkewWatch) =>
      new TwilioRecordingSourceFactory(twilioApiUrl, skew),
  },
  {
    provide: TelephonySettingsRepository,
    inject: [Database, CellCipher, Clock],
    useFactory: (...parts: ConstructorParameters<typeof TypeOrmTelephonySettings>) =>
      new TypeOrmTelephonySettings(...parts),
  },
  {
    provide: RecordingSources,
    inject: [Database, CellCipher, RecordingSourceFactory],
    useFactory: (...parts: ConstructorParameters<typeof StoredRecordingSources>) =>
      new StoredRecordingSources(...parts),
  },
  {
    provide: TelephonySettingsEditor,
    inject: [TelephonySettingsRepository, RecordingSourceFactory, AuditTrail, Clock],
    useFactory: (...parts: ConstructorParameters<typeof TelephonySettingsEditor>) =>
      new TelephonySettingsEditor(...parts),
  },
];

/** Twilio settings, their connection test, the webhooks, and the accounts recordings come from. */
@Global()
@Module({
  controllers: [TelephonySettingsController, TwilioWebhooksController],
  providers,
  exports: [RecordingSources, TelephonySettingsRepository],
})
export class TelephonyModule {}
