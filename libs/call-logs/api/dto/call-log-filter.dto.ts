import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
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
  message: 'Write the phone number with its country code, such as +14155550100.',
  context: { code: 'request.phone_format' },
};
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

  @ApiPropertyOptional({ description: 'Either party, with country code.' })
  @IsOptional()
  @IsString(phone)
  @MaxLength(200, phone)
  number?: string;

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
