import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsNotEmpty, IsOptional, IsUUID, Length } from 'class-validator';
import type { LegalHold, LegalHoldRequest, Page } from '@voicekeep/shared/contracts';
import { trimmed } from './trimmed';

const REASON_LENGTH = 500;
const id = { message: 'The id is not a UUID.', context: { code: 'request.id_format', malformed: true } };

export class LegalHoldBody implements LegalHoldRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Either this or `recordingId`.' })
  @IsOptional()
  @IsUUID(undefined, id)
  callLogId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID(undefined, id)
  recordingId?: string;

  @ApiProperty({ minLength: 1, maxLength: REASON_LENGTH })
  @Transform(trimmed)
  @Length(1, REASON_LENGTH, {
    message: `Write a reason of 1 to ${REASON_LENGTH} characters.`,
    context: { code: 'hold.reason_length' },
  })
  @IsNotEmpty({
    message: 'Write why it is held, such as the name of the matter.',
    context: { code: 'hold.reason_required' },
  })
  reason!: string;
}

export class LegalHoldAnswer implements LegalHold {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) callLogId!: string | null;
  @ApiProperty({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'Null when the whole call is held, with all its recordings.',
  })
  recordingId!: string | null;
  @ApiProperty() reason!: string;
  @ApiProperty({ format: 'date-time' }) placedAt!: string;
}

export class LegalHoldPage implements Page<LegalHold> {
  @ApiProperty({ type: [LegalHoldAnswer] }) items!: LegalHoldAnswer[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
