import { ApiProperty } from '@nestjs/swagger';
import type { DeletionPreview, PendingDeletion, PendingDeletionList } from '@voicekeep/shared/contracts';

const instant = { type: String, format: 'date-time' } as const;

export class HeldAnswer {
  @ApiProperty() count!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Of the oldest hold.' }) reason!: string | null;
}

export class FileFatesAnswer {
  @ApiProperty({ description: 'Removed from the bucket, with every version.' }) removed!: number;
  @ApiProperty({ description: 'Stay in the bucket.' }) kept!: number;
  @ApiProperty({ description: 'Still being copied: finished, and stay there.' }) copiedAndKept!: number;
  @ApiProperty({ description: 'Still being copied: stopped, and what was written is removed.' })
  stopped!: number;
  @ApiProperty({ description: 'Stay in the bucket, for Twilio wrote them there.' }) writtenByTwilio!: number;
  @ApiProperty({ description: 'Nothing in the bucket.' }) none!: number;
}

export class TwilioCopyFatesAnswer {
  @ApiProperty({ description: 'Only at Twilio, and stay there.' }) neverMoved!: number;
  @ApiProperty() removed!: number;
  @ApiProperty() stays!: number;
  @ApiProperty({ description: 'Not touched: go or stay as `deleteTwilioCopy` says.' }) ownSwitch!: number;
  @ApiProperty({ description: 'Twilio has none.' }) none!: number;
}

export class DeletionPreviewAnswer implements DeletionPreview {
  @ApiProperty({ description: 'Calls that would leave the list.' }) callLogs!: number;
  @ApiProperty({ type: HeldAnswer, description: 'On legal hold: these stay.' }) held!: HeldAnswer;
  @ApiProperty() recordings!: number;
  @ApiProperty() seconds!: number;
  @ApiProperty({ description: 'Of verified files in the bucket.' }) bytes!: number;
  @ApiProperty() deletesFiles!: boolean;
  @ApiProperty() deletesTwilioCopies!: boolean;
  @ApiProperty({ type: FileFatesAnswer }) files!: FileFatesAnswer;
  @ApiProperty({ type: TwilioCopyFatesAnswer }) twilioCopies!: TwilioCopyFatesAnswer;
  @ApiProperty({ description: 'Of `files.removed`, in a bucket seen to keep versions.' })
  versionedFiles!: number;
  @ApiProperty({ description: 'Files deleted earlier that the bucket still holds under a lock.' })
  lockedFiles!: number;
}

export class PendingDeletionAnswer implements PendingDeletion {
  @ApiProperty({ format: 'uuid' }) jobId!: string;
  @ApiProperty() callLogs!: number;
  @ApiProperty(instant) orderedAt!: string;
  @ApiProperty(instant) undoUntil!: string;
}

export class PendingDeletionAnswers implements PendingDeletionList {
  @ApiProperty({ type: [PendingDeletionAnswer] }) items!: PendingDeletionAnswer[];
}
