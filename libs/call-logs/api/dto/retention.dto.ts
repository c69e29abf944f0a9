import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, ValidateIf, ValidateNested } from 'class-validator';
import {
  RETENTION_ACTIONS,
  RETENTION_UNITS,
  type RetentionAction,
  type RetentionKeep,
  type RetentionPreviewRequest,
  type RetentionRequest,
  type RetentionUnit,
} from '@voicekeep/shared/contracts';

const amount = {
  message: 'Write how long calls are kept as a whole number.',
  context: { code: 'retention.keep_range' },
};
const unit = {
  message: `unit is one of ${RETENTION_UNITS.join(', ')}.`,
  context: { code: 'retention.unit_unknown' },
};
const keep = {
  message: 'Say how long calls are kept, such as {"amount": 6, "unit": "years"}.',
  context: { code: 'retention.keep_required' },
};
const action = {
  message: `action is one of ${RETENTION_ACTIONS.join(', ')}.`,
  context: { code: 'retention.action_unknown' },
};
const yesOrNo = (name: string) => ({
  message: `${name} is true or false.`,
  context: { code: 'request.field_invalid' },
});

export class RetentionKeepDto implements RetentionKeep {
  @ApiProperty({ minimum: 1, description: 'At most 100 years, 1,200 months or 36,500 days.' })
  @IsInt(amount)
  amount!: number;

  @ApiProperty({ enum: RETENTION_UNITS })
  @IsIn(RETENTION_UNITS, unit)
  unit!: RetentionUnit;
}

/** Fields left out keep their value, null resets. */
export class RetentionBody implements RetentionRequest {
  @ApiPropertyOptional({ description: 'False keeps everything for ever, which is the default.' })
  @IsOptional()
  @IsBoolean(yesOrNo('enabled'))
  enabled?: boolean;

  @ApiPropertyOptional({ type: RetentionKeepDto, nullable: true })
  @IsOptional()
  @IsObject(keep)
  @ValidateNested()
  @Type(() => RetentionKeepDto)
  keep?: RetentionKeepDto | null;

  @ApiPropertyOptional({ enum: RETENTION_ACTIONS, nullable: true })
  @IsOptional()
  @IsIn(RETENTION_ACTIONS, action)
  action?: RetentionAction | null;

  @ApiPropertyOptional({ description: 'As read before; a stale one is refused.' })
  @ValidateIf((_, value: unknown) => value !== undefined)
  @IsInt({
    message: 'version is a whole number, as it was read.',
    context: { code: 'request.field_invalid' },
  })
  version?: number;

  @ApiPropertyOptional({ description: 'That a person saw what the rule deletes now.' })
  @IsOptional()
  @IsBoolean(yesOrNo('confirm'))
  confirm?: boolean;
}

export class RetentionPreviewBody implements RetentionPreviewRequest {
  @ApiProperty({ type: RetentionKeepDto })
  @IsObject(keep)
  @ValidateNested()
  @Type(() => RetentionKeepDto)
  keep!: RetentionKeepDto;

  @ApiProperty({ enum: RETENTION_ACTIONS })
  @IsIn(RETENTION_ACTIONS, action)
  action!: RetentionAction;
}
