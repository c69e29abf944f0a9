import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { TrialCall, TrialCallRequest, TrialInfo } from '@voicekeep/shared/contracts';

const KINDS = ['call', 'voicemail'] as const;

export class TrialCallRequestDto implements TrialCallRequest {
  @ApiPropertyOptional({ enum: KINDS, default: 'call' })
  @IsOptional()
  @IsIn(KINDS, { message: 'kind is call or voicemail.', context: { code: 'trial.kind_unknown' } })
  kind?: 'call' | 'voicemail';
}

export class TrialCallDto implements TrialCall {
  @ApiProperty()
  callSid!: string;
  @ApiProperty()
  recordingSid!: string;
}

class TrialStorageDto {
  @ApiProperty()
  endpoint!: string;
  @ApiProperty()
  bucket!: string;
  @ApiProperty()
  region!: string;
  @ApiProperty()
  accessKeyId!: string;
  @ApiProperty()
  secretAccessKey!: string;
}

class TrialTwilioDto {
  @ApiProperty()
  apiUrl!: string;
  @ApiProperty()
  accountSid!: string;
  @ApiProperty()
  authToken!: string;
}

export class TrialInfoDto implements TrialInfo {
  @ApiProperty({ type: TrialStorageDto })
  storage!: TrialStorageDto;
  @ApiProperty({ type: TrialTwilioDto })
  twilio!: TrialTwilioDto;
}
