import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import type {
  CallImportRequest,
  CopyMoveRequest,
  MigrationItemState,
  MigrationRunRequest,
  TwilioDeletionRequest,
} from '@voicekeep/shared/contracts';
import { PageQuery } from '@voicekeep/shared/http';

const DATE = {
  message: 'Write it as a date and time with zone, such as 2026-02-28T09:00:00Z.',
  context: { code: 'request.date_format' },
};
const LIMIT = {
  message: 'limit is a whole number from 1 to 10,000,000.',
  context: { code: 'migration.limit_range' },
};
const COUNT = {
  message: 'count is the number of recordings you confirm to delete at Twilio, 1 or more.',
  context: { code: 'migration.count_required' },
};
const ITEM_STATES: readonly MigrationItemState[] = ['waiting', 'done', 'failed', 'skipped'];

/** `from` inclusive, `to` exclusive; both optional. */
export class WindowBody implements CallImportRequest {
  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsString(DATE)
  from?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsString(DATE)
  to?: string;
}

export class MigrationBody extends WindowBody implements MigrationRunRequest {
  @ApiPropertyOptional({ description: 'A pilot run: at most this many recordings, the newest first.' })
  @IsOptional()
  @IsInt(LIMIT)
  @Min(1, LIMIT)
  @Max(10_000_000, LIMIT)
  limit?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean({
    message: 'keepTwilioCopies is true or false.',
    context: { code: 'migration.keep_format' },
  })
  keepTwilioCopies?: boolean;
}

export class TwilioDeletionBody implements TwilioDeletionRequest {
  @ApiProperty({ description: 'As the preview said; with another number now it is refused.', minimum: 1 })
  @IsInt(COUNT)
  @Min(1, COUNT)
  count!: number;
}

const MOVED = {
  message: 'count is the number of recordings you confirm to move, 1 or more.',
  context: { code: 'migration.count_required' },
};

export class CopyMoveBody implements CopyMoveRequest {
  @ApiProperty({ description: 'As the preview said; with another number now it is refused.', minimum: 1 })
  @IsInt(MOVED)
  @Min(1, MOVED)
  count!: number;
}

export class ItemsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ITEM_STATES })
  @IsOptional()
  @IsIn(ITEM_STATES, {
    message: 'state is waiting, done, failed or skipped.',
    context: { code: 'migration.item_state', malformed: true },
  })
  state?: MigrationItemState;
}
