import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';
import type { DeletionExpectation } from '@voicekeep/shared/contracts';
import type { Told } from '@voicekeep/call-logs/workflow';

const told = {
  message: 'deletesFiles and deletesTwilioCopies are true or false, as the preview said.',
  context: { code: 'call_log.expectation_format' },
};
const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export class DeletionExpectationQuery implements DeletionExpectation {
  @ApiPropertyOptional({ description: 'What the preview said; refused with 409 when it is no longer so.' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean(told)
  deletesFiles?: boolean;

  @ApiPropertyOptional({ description: 'What the preview said; refused with 409 when it is no longer so.' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean(told)
  deletesTwilioCopies?: boolean;
}

export const toTold = ({ deletesFiles, deletesTwilioCopies }: DeletionExpectationQuery): Told => ({
  files: deletesFiles,
  twilioCopies: deletesTwilioCopies,
});
