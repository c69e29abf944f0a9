import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '@voicekeep/shared/http';
import { CallLogFilterDto } from './call-log-filter.dto';

const SORTS = ['-startedAt'] as const;

export class CallLogQuery extends IntersectionType(PageQuery, CallLogFilterDto) {
  @ApiPropertyOptional({ enum: SORTS, description: 'The one order there is: newest first.' })
  @IsOptional()
  @IsIn(SORTS, {
    message: 'Call logs come newest first; leave sort out.',
    context: { code: 'request.sort_unknown', malformed: true },
  })
  sort?: (typeof SORTS)[number];
}
