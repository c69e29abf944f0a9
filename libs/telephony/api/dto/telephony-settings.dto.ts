import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { TelephonySettingsRequest } from '@voicekeep/shared/contracts';

/** Longer than any rule allows, so that the rules give the answer. */
const TEXT = 256;

/** Types only: what a value must look like is a rule of the domain. The lowest constraint is the one that answers. */
class TelephonySecretsDto {
  @ApiPropertyOptional({ writeOnly: true })
  @ValidateIf((dto: TelephonySecretsDto) => dto.authToken !== undefined)
  @IsString()
  @MaxLength(TEXT)
  authToken?: string;

  @ApiPropertyOptional({ type: String, nullable: true, writeOnly: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  secondaryAuthToken?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  apiKeySid?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, writeOnly: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  apiKeySecret?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  region?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  edge?: string | null;
}

export class TelephonySettingsDto extends TelephonySecretsDto implements TelephonySettingsRequest {
  @ApiProperty()
  @MaxLength(TEXT)
  @IsString({ message: 'Enter the account SID.', context: { code: 'telephony.account_sid_required' } })
  accountSid!: string;
}

/** A test may name nothing at all: then the stored settings are tried. */
export class TelephonyTestDto extends TelephonySecretsDto {
  @ApiPropertyOptional()
  @ValidateIf((dto: TelephonyTestDto) => dto.accountSid !== undefined)
  @MaxLength(TEXT)
  @IsString({ message: 'Enter the account SID.', context: { code: 'telephony.account_sid_required' } })
  accountSid?: string;
}
