import { IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { TelephonySettingsRequest } from '@voicekeep/shared/contracts';

/** Longer than any rule allows, so that the rules give the answer. */
const TEXT = 256;

/** Types only: what a value must look like is a rule of the domain. The lowest constraint is the one that answers. */
class TelephonySecretsDto {
  @ValidateIf((dto: TelephonySecretsDto) => dto.authToken !== undefined)
  @IsString()
  @MaxLength(TEXT)
  authToken?: string;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  secondaryAuthToken?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  apiKeySid?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  apiKeySecret?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  region?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  edge?: string | null;
}

export class TelephonySettingsDto extends TelephonySecretsDto implements TelephonySettingsRequest {
  @MaxLength(TEXT)
  @IsString({ message: 'Enter the account SID.', context: { code: 'telephony.account_sid_required' } })
  accountSid!: string;
}

/** A test may name nothing at all: then the stored settings are tried. */
export class TelephonyTestDto extends TelephonySecretsDto {
  @ValidateIf((dto: TelephonyTestDto) => dto.accountSid !== undefined)
  @MaxLength(TEXT)
  @IsString({ message: 'Enter the account SID.', context: { code: 'telephony.account_sid_required' } })
  accountSid?: string;
}
