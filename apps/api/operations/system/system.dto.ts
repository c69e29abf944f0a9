import { ApiProperty } from '@nestjs/swagger';
import {
  PART_GROUPS,
  PART_STATES,
  type PartGroup,
  type PartState,
  type SystemPart,
  type SystemReport,
} from '@voicekeep/shared/contracts';

export class SystemPartAnswer implements SystemPart {
  @ApiProperty({ example: 'database' }) id!: string;
  @ApiProperty({ enum: PART_GROUPS }) group!: PartGroup;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: PART_STATES, description: 'unknown: there is nothing to tell' }) state!: PartState;
  @ApiProperty({ description: 'How it does' }) words!: string;
  @ApiProperty({ type: String, nullable: true, description: 'One sentence: what to do' }) fix!: string | null;
  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'When it was last looked at or heard of',
  })
  seenAt!: string | null;
}

export class SystemAnswer implements SystemReport {
  @ApiProperty({ description: 'Of the product' }) version!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ enum: ['fine', 'attention', 'trouble'], description: 'The worst of its parts' })
  state!: SystemReport['state'];
  @ApiProperty({ type: [SystemPartAnswer] }) parts!: SystemPartAnswer[];
}
