import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  RECORDING_STATES,
  type CallDirection,
  type CallLogFilter,
  type RecordingKind,
  type RecordingState,
} from '@voicekeep/shared/contracts';

const KINDS: readonly RecordingKind[] = ['call', 'voicemail'];
const DIRECTIONS: readonly CallDirection[] = ['inbound', 'outbound', 'unknown'];
const date = {
  message: 'Write a date and time with zone, such as 2026-02-28T09:00:00Z.',
  context: { code: 'request.date_format' },
};
const phone = {
  message: 'Write the phone number with its country code, such as +14155550100, or its last 4 or 7 digits.',
  context: { code: 'request.phone_format' },
};
const area = {
  message: 'Write the area code alone, as digits, such as 415.',
  context: { code: 'request.area_code_format' },
};
const DAY_SECONDS = 86_400;
const duration = {
  message: `A duration is a whole number of seconds from 0 to ${DAY_SECONDS}.`,
  context: { code: 'request.duration_range' },
};
const asNumber = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
const SEARCH_LENGTH = 200;
const search = {
  message: `Search for 1 to ${SEARCH_LENGTH} characters.`,
  context: { code: 'request.text_length' },
};
const tag = { message: 'Write one tag.', context: { code: 'request.tag_length' } };
const oneOf = (name: string, values: readonly string[]) => ({
  message: `${name} is one of ${values.join(', ')}.`,
  context: { code: `request.${name}_unknown` },
});

/** The filters of the call list, in the query of a list and in the body of a deletion alike. */
export class CallLogFilterDto implements CallLogFilter {
  @ApiPropertyOptional({ description: 'Started at or after, ISO 8601 with zone.' })
  @IsOptional()
  @IsString(date)
  @MaxLength(40, date)
  from?: string;

  @ApiPropertyOptional({ description: 'Started before, ISO 8601 with zone.' })
  @IsOptional()
  @IsString(date)
  @MaxLength(40, date)
  to?: string;

  @ApiPropertyOptional({ description: 'Either party, with country code, or its last 4 or 7 digits.' })
  @IsOptional()
  @IsString(phone)
  @MaxLength(200, phone)
  number?: string;

  @ApiPropertyOptional({ description: 'Area code of either party, such as 415.' })
  @IsOptional()
  @IsString(area)
  @MaxLength(20, area)
  areaCode?: string;

  @ApiPropertyOptional({ minimum: 0, maximum: DAY_SECONDS })
  @IsOptional()
  @Transform(asNumber)
  @IsInt(duration)
  @Min(0, duration)
  @Max(DAY_SECONDS, duration)
  minDurationSeconds?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: DAY_SECONDS })
  @IsOptional()
  @Transform(asNumber)
  @IsInt(duration)
  @Min(0, duration)
  @Max(DAY_SECONDS, duration)
  maxDurationSeconds?: number;

  @ApiPropertyOptional({
    ...{ minLength: 1, maxLength: SEARCH_LENGTH },
    description: 'Words in the notes, in capitals or not; needs `from`, at most 366 days before `to`.',
  })
  @IsOptional()
  @IsString(search)
  @MaxLength(SEARCH_LENGTH, search)
  notes?: string;

  @ApiPropertyOptional({ description: 'Exactly this tag, in capitals or not.' })
  @IsOptional()
  @IsString(tag)
  @MaxLength(200, tag)
  tag?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID(undefined, {
    message: 'campaignId is not a UUID.',
    context: { code: 'request.id_format', malformed: true },
  })
  campaignId?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @IsOptional()
  @IsIn(KINDS, oneOf('kind', KINDS))
  kind?: RecordingKind;

  @ApiPropertyOptional({ enum: RECORDING_STATES })
  @IsOptional()
  @IsIn(RECORDING_STATES, oneOf('recordingState', RECORDING_STATES))
  recordingState?: RecordingState;

  @ApiPropertyOptional({ enum: DIRECTIONS })
  @IsOptional()
  @IsIn(DIRECTIONS, oneOf('direction', DIRECTIONS))
  direction?: CallDirection;
}
