import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { SWEEP_FINDING_KINDS, type SweepFindingKind } from '@voicekeep/shared/contracts';
import { PageQuery } from '@voicekeep/shared/http';

const BOOLEANS = ['true', 'false'] as const;

export class SweepQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SWEEP_FINDING_KINDS })
  @IsOptional()
  @IsIn(SWEEP_FINDING_KINDS, {
    message: `kind is one of ${SWEEP_FINDING_KINDS.join(', ')}.`,
    context: { code: 'storage.finding_kind', malformed: true },
  })
  kind?: SweepFindingKind;

  @ApiPropertyOptional({ enum: BOOLEANS, default: 'false', description: 'Also shows what is over.' })
  @IsOptional()
  @IsIn(BOOLEANS, {
    message: 'resolved is true or false.',
    context: { code: 'storage.finding_resolved', malformed: true },
  })
  resolved?: 'true' | 'false';
}
