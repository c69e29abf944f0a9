import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { CallLogDeletionRequest } from '@voicekeep/shared/contracts';
import { DELETION_LIMIT } from '@voicekeep/call-logs/workflow';
import { CallLogFilterDto } from './call-log-filter.dto';
import { DeletionExpectationQuery } from './deletion-expectation.dto';

/** A day: long enough to notice, short enough that a deletion keeps its word. */
const UNDO_SECONDS_MAX = 86_400;
const undo = {
  message: `undoSeconds is a whole number from 0 to ${UNDO_SECONDS_MAX}.`,
  context: { code: 'call_log.undo_range' },
};

export class CallLogDeletionBody implements CallLogDeletionRequest {
  @ApiPropertyOptional({ type: [String], format: 'uuid', maxItems: DELETION_LIMIT })
  @IsOptional()
  @IsArray({ message: 'ids is a list.', context: { code: 'call_log.deletion_target' } })
  @ArrayMaxSize(DELETION_LIMIT, {
    message: 'At most 10,000 call logs can be deleted at once; delete in parts.',
    context: { code: 'call_log.deletion_limit' },
  })
  @IsUUID(undefined, {
    each: true,
    message: 'An id is not a UUID.',
    context: { code: 'request.id_format', malformed: true },
  })
  ids?: string[];

  @ApiPropertyOptional({ type: CallLogFilterDto })
  @IsOptional()
  @IsObject({ message: 'filter is an object.', context: { code: 'call_log.deletion_target' } })
  @ValidateNested()
  @Type(() => CallLogFilterDto)
  filter?: CallLogFilterDto;
}

export class CallLogDeletionQuery extends DeletionExpectationQuery {
  @ApiPropertyOptional({ minimum: 0, maximum: UNDO_SECONDS_MAX, default: 0 })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt(undo)
  @Min(0, undo)
  @Max(UNDO_SECONDS_MAX, undo)
  undoSeconds = 0;
}
