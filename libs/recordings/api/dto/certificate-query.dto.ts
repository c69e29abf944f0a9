import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { WindowBody } from './migration-body.dto';

const FORMATS = ['json', 'csv'] as const;

/** The window is about when recordings were made at Twilio. */
export class CertificateQuery extends WindowBody {
  @ApiPropertyOptional({ enum: FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(FORMATS, {
    message: 'format is csv or json.',
    context: { code: 'recording.certificate_format', malformed: true },
  })
  format: 'csv' | 'json' = 'json';
}
