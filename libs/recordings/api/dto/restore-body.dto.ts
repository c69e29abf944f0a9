import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { RestoreRequest } from '@voicekeep/shared/contracts';

export class RestoreBody implements RestoreRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 30, default: 7, description: 'How long it stays playable' })
  @IsOptional()
  @IsInt({ message: 'Days are 1 to 30.', context: { code: 'recording.restore_days' } })
  @Min(1, { message: 'Days are 1 to 30.', context: { code: 'recording.restore_days' } })
  @Max(30, { message: 'Days are 1 to 30.', context: { code: 'recording.restore_days' } })
  days?: number;

  @ApiPropertyOptional({ enum: ['Expedited', 'Standard', 'Bulk'], default: 'Standard' })
  @IsOptional()
  @IsIn(['Expedited', 'Standard', 'Bulk'], { context: { code: 'recording.restore_tier' } })
  tier?: 'Expedited' | 'Standard' | 'Bulk';
}
