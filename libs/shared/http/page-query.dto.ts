import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { PAGE_LIMIT_DEFAULT, PAGE_LIMIT_MAX, type PageRequest } from '@voicekeep/shared/kernel';

/** `?limit=` and `?cursor=` of every list. */
export class PageQuery implements PageRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_LIMIT_MAX, default: PAGE_LIMIT_DEFAULT })
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsInt({
    message: `limit is a whole number from 1 to ${PAGE_LIMIT_MAX}.`,
    context: { code: 'request.limit_range', malformed: true },
  })
  @Min(1, {
    message: `limit is a whole number from 1 to ${PAGE_LIMIT_MAX}.`,
    context: { code: 'request.limit_range', malformed: true },
  })
  @Max(PAGE_LIMIT_MAX, {
    message: `limit is a whole number from 1 to ${PAGE_LIMIT_MAX}.`,
    context: { code: 'request.limit_range', malformed: true },
  })
  limit: number = PAGE_LIMIT_DEFAULT;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}
