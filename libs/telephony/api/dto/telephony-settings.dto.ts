import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import type { TelephonySettingsRequest } from '@voicekeep/shared/contracts';

const trimmed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);
const secret = {
  message: 'Twilio secrets are 20 to 64 letters and digits, without blanks.',
  context: { code: 'telephony.secret_format' },
};
const SECRET = /^([0-9A-Za-z]{20,64}|[*•]+)$/;
const place = {
  message: 'A region or edge is a short word such as ie1 or dublin.',
  context: { code: 'telephony.region_format' },
};
const PLACE = /^[a-z0-9-]{2,32}$/;

/** A value that may be reset with null. */
const Resettable = (): PropertyDecorator =>
  ValidateIf((_, value: unknown) => value !== null && value !== undefined);

export class TelephonySettingsDto implements TelephonySettingsRequest {
  @ApiProperty({ example: 'AC0123456789abcdef0123456789abcdef' })
  @trimmed
  @IsString({
    message: 'Enter the Account SID; it stands on the first page of the Twilio Console.',
    context: { code: 'telephony.account_sid_required' },
  })
  @Matches(/^AC[0-9a-f]{32}$/, {
    message: 'The Account SID is AC and 32 hex digits, as the Twilio Console shows it.',
    context: { code: 'telephony.account_sid_format' },
  })
  accountSid!: string;

  @ApiPropertyOptional({ writeOnly: true })
  @trimmed
  @IsOptional()
  @Matches(SECRET, secret)
  authToken?: string;

  @ApiPropertyOptional({ writeOnly: true, nullable: true, type: String })
  @trimmed
  @Resettable()
  @Matches(SECRET, secret)
  secondaryAuthToken?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String })
  @trimmed
  @Resettable()
  @Matches(/^SK[0-9a-f]{32}$/, {
    message: 'The API key SID is SK and 32 hex digits.',
    context: { code: 'telephony.api_key_sid_format' },
  })
  apiKeySid?: string | null;

  @ApiPropertyOptional({ writeOnly: true, nullable: true, type: String })
  @trimmed
  @Resettable()
  @Matches(SECRET, secret)
  apiKeySecret?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String })
  @trimmed
  @Resettable()
  @MaxLength(32)
  @Matches(PLACE, place)
  region?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String })
  @trimmed
  @Resettable()
  @MaxLength(32)
  @Matches(PLACE, place)
  edge?: string | null;
}

/** The same, unsaved: what is left out is taken from what is stored. */
export class TelephonyTestDto extends PartialType(TelephonySettingsDto) {}
