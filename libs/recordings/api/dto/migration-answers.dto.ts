import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  RECORDING_STATES,
  type MigrationItem,
  type MigrationItemState,
  type MigrationPreview,
  type MigrationRun,
  type MigrationRunState,
  type Page,
  type RecordingState,
} from '@voicekeep/shared/contracts';

const id = { type: String, format: 'uuid' } as const;
const text = { type: String, nullable: true } as const;
const instant = { type: String, format: 'date-time' } as const;

export class MigrationErrorAnswer {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
}

export class MigrationRunAnswer implements MigrationRun {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: ['running', 'paused', 'cancelled', 'completed'] }) state!: MigrationRunState;
  @ApiProperty({ description: 'False while `total` still grows' }) listed!: boolean;
  @ApiProperty() total!: number;
  @ApiProperty({ description: 'Verified in the bucket' }) done!: number;
  @ApiProperty() failed!: number;
  @ApiProperty() skipped!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ description: 'Recordings verified per second over the last minute' }) rate!: number;
  @ApiProperty({ type: Number, nullable: true }) etaSeconds!: number | null;
  @ApiProperty() keepTwilioCopies!: boolean;
  @ApiProperty(instant) startedAt!: string;
  @ApiProperty({ ...instant, nullable: true }) finishedAt!: string | null;
  @ApiPropertyOptional({
    type: MigrationErrorAnswer,
    nullable: true,
    description: 'Why it cannot go on at the moment; it tries again by itself.',
  })
  lastError?: MigrationErrorAnswer | null;
}

export class MigrationRunPage implements Page<MigrationRun> {
  @ApiProperty({ type: [MigrationRunAnswer] }) items!: MigrationRunAnswer[];
  @ApiProperty(text) nextCursor!: string | null;
}

export class MigrationPreviewAnswer implements MigrationPreview {
  @ApiProperty() recordings!: number;
  @ApiProperty() seconds!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty() estimatedSeconds!: number;
}

export class MigrationItemAnswer implements MigrationItem {
  @ApiProperty(id) recordingId!: string;
  @ApiProperty() recordingSid!: string;
  @ApiProperty({ enum: ['waiting', 'done', 'failed', 'skipped'] }) state!: MigrationItemState;
  @ApiProperty({ enum: RECORDING_STATES }) recordingState!: RecordingState;
  @ApiProperty({ type: MigrationErrorAnswer, nullable: true }) lastError!: MigrationErrorAnswer | null;
}

export class MigrationItemPage implements Page<MigrationItem> {
  @ApiProperty({ type: [MigrationItemAnswer] }) items!: MigrationItemAnswer[];
  @ApiProperty(text) nextCursor!: string | null;
}
