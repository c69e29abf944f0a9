import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, Min, ValidateNested } from 'class-validator';
import {
  ARCHIVE_CLASSES,
  type ArchiveClass,
  type LifecycleRequest,
  type LifecycleTransition,
} from '@voicekeep/shared/contracts';

export class TransitionDto implements LifecycleTransition {
  @ApiProperty({ minimum: 1, description: 'Days after the recording was stored' })
  @IsInt()
  @Min(1, { message: 'Days begin at 1.', context: { code: 'storage.lifecycle_days' } })
  afterDays!: number;

  @ApiProperty({ enum: ARCHIVE_CLASSES })
  @IsIn([...ARCHIVE_CLASSES], { context: { code: 'storage.lifecycle_class' } })
  storageClass!: ArchiveClass;
}

export class LifecycleBody implements LifecycleRequest {
  @ApiProperty({ type: [TransitionDto], description: 'Empty takes our rule out; nothing ever expires.' })
  @IsArray()
  @ArrayMaxSize(ARCHIVE_CLASSES.length)
  @ValidateNested({ each: true })
  @Type(() => TransitionDto)
  transitions!: TransitionDto[];
}
