import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '@voicekeep/shared/http';

const DATE = {
  message: 'Give a date and time with its zone, such as 2026-11-01T00:00:00Z.',
  context: { code: 'request.date_format' },
};

export class AuditEventsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Exact action, such as recording.played.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  action?: string;

  @ApiPropertyOptional({ description: 'Inclusive, ISO 8601.' })
  @IsOptional()
  @IsISO8601({ strict: true }, DATE)
  from?: string;

  @ApiPropertyOptional({ description: 'Exclusive, ISO 8601.' })
  @IsOptional()
  @IsISO8601({ strict: true }, DATE)
  to?: string;
}
