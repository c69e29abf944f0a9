import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsNotEmpty, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { CampaignRequest } from '@voicekeep/shared/contracts';
import { trimmed } from './trimmed';

const NAME_LENGTH = 120;
const message = `Enter a name of 1 to ${NAME_LENGTH} characters.`;
const phone = {
  message: 'Write the phone number with its country code, such as +14155550100.',
  context: { code: 'campaign.phone_format' },
};

export class CampaignBody implements CampaignRequest {
  @ApiProperty({ minLength: 1, maxLength: NAME_LENGTH })
  @Transform(trimmed)
  @Length(1, NAME_LENGTH, { message, context: { code: 'campaign.name_length' } })
  @IsNotEmpty({ message: 'Enter a name.', context: { code: 'campaign.name_required' } })
  name!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'With country code; kept as E.164.' })
  @IsOptional()
  @IsString(phone)
  @MaxLength(60, phone)
  trackingNumber?: string | null;
}

export class CampaignChangeBody extends PartialType(CampaignBody) {}
