import { Global, Module, type Provider } from '@nestjs/common';
import { AuditTrail } from '@voicekeep/shared/audit';
import { CellCipher } from '@voicekeep/shared/crypto';
import { Clock, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { TelephonySettingsController, TwilioWebhooksController } from '@voicekeep/telephony/api';
import {
  AccountCheck,
  RecordingSources,
  SignatureCheck,
  TelephonyAccounts,
  TelephonyEvents,
  TelephonySettingsEditor,
  WebhookDoor,
} from '@voicekeep/telephony/domain';
import { TypeOrmTelephonyAccounts } from '@voicekeep/telephony/persistence';
import {
  StoredRecordingSources,
  TwilioAccountCheck,
  TwilioSignatureCheck,
} from '@voicekeep/telephony/twilio';

const providers: Provider[] = [
  { provide: SignatureCheck, useClass: TwilioSignatureCheck },
  {
    provide: TelephonyAccounts,
    inject: [Database, CellCipher, Clock],
    useFactory: (...parts: ConstructorParameters<typeof TypeOrmTelephonyAccounts>) =>
      new TypeOrmTelephonyAccounts(...parts),
  },
  {
    provide: RecordingSources,
    inject: [TelephonyAccounts, VoicekeepOptions],
    useFactory: (accounts: TelephonyAccounts, options: VoicekeepOptions) =>
      new StoredRecordingSources(accounts, options.twilioApiUrl),
  },
  {
    provide: AccountCheck,
    inject: [VoicekeepOptions],
    useFactory: (options: VoicekeepOptions) => new TwilioAccountCheck(options.twilioApiUrl),
  },
  {
    provide: TelephonySettingsEditor,
    inject: [TelephonyAccounts, AccountCheck, AuditTrail, VoicekeepOptions],
    useFactory: (
      accounts: TelephonyAccounts,
      check: AccountCheck,
      audit: AuditTrail,
      options: VoicekeepOptions,
    ) => new TelephonySettingsEditor(accounts, check, audit, options.publicUrl),
  },
  {
    provide: WebhookDoor,
    inject: [TelephonyAccounts, SignatureCheck, TelephonyEvents, AuditTrail, Clock],
    useFactory: (...parts: ConstructorParameters<typeof WebhookDoor>) => new WebhookDoor(...parts),
  },
];

/** Twilio settings and webhooks, and the account of every workspace. Needs `TelephonyEvents` of the composition. */
@Global()
@Module({
  controllers: [TelephonySettingsController, TwilioWebhooksController],
  providers,
  exports: [RecordingSources, TelephonyAccounts, TelephonySettingsEditor],
})
export class TelephonyModule {}
