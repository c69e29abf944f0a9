import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  RECORDING_STATES,
  type CopyMovePreview,
  type MigrationItem,
  type MigrationItemState,
  type MigrationPreview,
  type MigrationRun,
  type MigrationRunKind,
  type MigrationRunState,
  type Page,
  type RecordingState,
  type TwilioDeletionPreview,
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
  @ApiProperty({
    enum: ['copy', 'delete_twilio_copies', 'move_copies'],
    description: 'Copies the history, deletes copies kept at Twilio, or moves recordings between buckets',
  })
  kind!: MigrationRunKind;
  @ApiProperty({ enum: ['running', 'paused', 'cancelled', 'completed'] }) state!: MigrationRunState;
  @ApiProperty({ description: 'False while `total` still grows' }) listed!: boolean;
  @ApiProperty() total!: number;
  @ApiProperty({ description: 'Verified in the bucket; of a deletion, confirmed by Twilio' }) done!: number;
  @ApiProperty() failed!: number;
  @ApiProperty() skipped!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ description: 'Recordings done per second over the last minute' }) rate!: number;
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
  @ApiProperty({ description: 'In scope, not yet verified in the bucket, not deleted here' })
  recordings!: number;
  @ApiProperty() seconds!: number;
  @ApiProperty({ description: 'Estimated from length, channels and format: Twilio names no sizes' })
  bytes!: number;
  @ApiProperty() estimatedSeconds!: number;
  @ApiProperty({ description: 'False when counting stopped before the end: then every figure is "at least"' })
  complete!: boolean;
}

export class TwilioDeletionPreviewAnswer implements TwilioDeletionPreview {
  @ApiProperty({ description: 'Verified in the bucket, still at Twilio, no deletion planned' })
  recordings!: number;
  @ApiProperty() seconds!: number;
  @ApiProperty() bytes!: number;
}

export class CopyMovePreviewAnswer implements CopyMovePreview {
  @ApiProperty({ description: 'Verified in another bucket or under another prefix than the one in use' })
  recordings!: number;
  @ApiProperty() seconds!: number;
  @ApiProperty() bytes!: number;
  @ApiProperty({ description: 'Written there by Twilio itself: they stay' }) notOurs!: number;
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
