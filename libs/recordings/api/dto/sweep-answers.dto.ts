import { ApiProperty } from '@nestjs/swagger';
import {
  SWEEP_FINDING_KINDS,
  type StorageSweep,
  type StorageSweeps,
  type SweepAction,
  type SweepCounts,
  type SweepFinding,
  type SweepFindingKind,
} from '@voicekeep/shared/contracts';
import { RecordingLocationAnswer } from './recording-answers.dto';

const id = { type: String, format: 'uuid' } as const;
const text = { type: String, nullable: true } as const;
const instant = { type: String, format: 'date-time' } as const;

export class SweepErrorAnswer {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
}

export class SweepCountsAnswer implements SweepCounts {
  @ApiProperty({ description: 'Stored here, not in the bucket' }) missing!: number;
  @ApiProperty({ description: 'Not the object that was verified' }) changed!: number;
  @ApiProperty({ description: 'Under the prefix, and of no recording' }) foreign!: number;
}

export class StorageSweepAnswer extends SweepCountsAnswer implements StorageSweep {
  @ApiProperty({ ...id, description: 'Also the id of its job' }) id!: string;
  @ApiProperty({ enum: ['running', 'completed', 'incomplete'] }) state!: StorageSweep['state'];
  @ApiProperty({ description: 'Objects read' }) objects!: number;
  @ApiProperty({ description: 'Recordings found as they were verified' }) intact!: number;
  @ApiProperty({ description: 'Leftovers of failed attempts ordered to be removed' }) leftovers!: number;
  @ApiProperty(instant) startedAt!: string;
  @ApiProperty({ ...instant, nullable: true }) finishedAt!: string | null;
  @ApiProperty({ type: SweepErrorAnswer, nullable: true }) lastError!: SweepErrorAnswer | null;
}

export class SweepFindingAnswer implements SweepFinding {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: SWEEP_FINDING_KINDS }) kind!: SweepFindingKind;
  @ApiProperty({ ...id, nullable: true }) recordingId!: string | null;
  @ApiProperty({ type: RecordingLocationAnswer }) location!: RecordingLocationAnswer;
  @ApiProperty({ type: Number, nullable: true }) bytes!: number | null;
  @ApiProperty({ enum: ['copied_again', 'needs_person', 'left_alone'] }) action!: SweepAction;
  @ApiProperty({ ...text, description: 'An older version that still holds the verified object' })
  intactVersionId!: string | null;
  @ApiProperty(instant) firstSeenAt!: string;
  @ApiProperty(instant) lastSeenAt!: string;
  @ApiProperty({ ...instant, nullable: true }) resolvedAt!: string | null;
}

export class StorageSweepsAnswer implements StorageSweeps {
  @ApiProperty({ type: StorageSweepAnswer, nullable: true }) lastRun!: StorageSweepAnswer | null;
  @ApiProperty({ type: SweepCountsAnswer }) open!: SweepCountsAnswer;
  @ApiProperty({ type: [SweepFindingAnswer] }) items!: SweepFindingAnswer[];
  @ApiProperty(text) nextCursor!: string | null;
}
