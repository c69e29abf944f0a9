import { ApiProperty } from '@nestjs/swagger';
import type { TelephonySettings } from '@voicekeep/shared/contracts';

const text = { type: String, nullable: true } as const;
const instant = { type: String, format: 'date-time', nullable: true } as const;

export class TelephonyWebhooksAnswer {
  @ApiProperty() recordingStatusUrl!: string;
  @ApiProperty() callStatusUrl!: string;
  @ApiProperty({ ...instant, description: 'When Twilio last reached us with a valid signature' })
  lastReceivedAt!: string | null;
  @ApiProperty({ ...instant, description: 'When a request with a bad signature last came' })
  lastRejectedAt!: string | null;
}

/** Secrets are write-only: `has…` says whether there is one. */
export class TelephonySettingsAnswer implements TelephonySettings {
  @ApiProperty() configured!: boolean;
  @ApiProperty(text) accountSid!: string | null;
  @ApiProperty() hasAuthToken!: boolean;
  @ApiProperty() hasSecondaryAuthToken!: boolean;
  @ApiProperty(text) apiKeySid!: string | null;
  @ApiProperty() hasApiKeySecret!: boolean;
  @ApiProperty(text) region!: string | null;
  @ApiProperty(text) edge!: string | null;
  @ApiProperty({ type: TelephonyWebhooksAnswer }) webhooks!: TelephonyWebhooksAnswer;
}
