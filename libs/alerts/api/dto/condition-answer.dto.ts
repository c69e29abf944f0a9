import { ApiProperty } from '@nestjs/swagger';
import {
  CONDITION_CODES,
  type Condition,
  type ConditionCode,
  type ConditionPage,
  type ConditionSeverity,
  type Page,
} from '@voicekeep/shared/contracts';

export class ConditionAnswer implements Condition {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: CONDITION_CODES }) code!: ConditionCode;
  @ApiProperty({ enum: ['problem', 'warning'], description: 'problem: recordings do not move' })
  severity!: ConditionSeverity;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) locationId!: string | null;
  @ApiProperty({ description: 'Recordings it is about; 0 when they cannot be counted' }) count!: number;
  @ApiProperty({ format: 'date-time' }) since!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'One sentence: what holds recordings up' }) cause!: string;
  @ApiProperty({ description: 'One sentence: what to do' }) fix!: string;
  @ApiProperty({
    ...{ type: String, enum: ['calls', 'storage', 'telephony'], nullable: true },
    description: 'The page that mends it; null when none does',
  })
  page!: ConditionPage | null;
}

export class ConditionPageAnswer implements Page<Condition> {
  @ApiProperty({ type: [ConditionAnswer] }) items!: ConditionAnswer[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null: they all fit' })
  nextCursor!: string | null;
}
