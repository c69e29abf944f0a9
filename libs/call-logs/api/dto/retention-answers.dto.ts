import { ApiProperty } from '@nestjs/swagger';
import {
  RETENTION_ACTIONS,
  type RetentionAction,
  type RetentionPreview,
  type RetentionRun,
  type RetentionSettings,
} from '@voicekeep/shared/contracts';
import { RetentionKeepDto } from './retention.dto';

const instant = { type: String, format: 'date-time' } as const;

class RetentionErrorAnswer {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
}

export class RetentionRunAnswer implements RetentionRun {
  @ApiProperty({ format: 'uuid', description: 'Also the id of its job.' }) id!: string;
  @ApiProperty({
    enum: ['running', 'completed', 'stopped'],
    description: 'stopped: the rule was switched off meanwhile.',
  })
  state!: RetentionRun['state'];
  @ApiProperty({ description: 'Call logs deleted.' }) callLogs!: number;
  @ApiProperty({ description: 'Recordings removed for good.' }) recordings!: number;
  @ApiProperty({ description: 'Old enough, and kept by a legal hold.' }) held!: number;
  @ApiProperty(instant) startedAt!: string;
  @ApiProperty({ ...instant, nullable: true }) finishedAt!: string | null;
  @ApiProperty({ type: RetentionErrorAnswer, nullable: true, description: 'What holds it up.' })
  lastError!: RetentionErrorAnswer | null;
}

export class RetentionAnswer implements RetentionSettings {
  @ApiProperty() enabled!: boolean;
  @ApiProperty({ type: RetentionKeepDto, nullable: true }) keep!: RetentionKeepDto | null;
  @ApiProperty({ enum: RETENTION_ACTIONS, nullable: true }) action!: RetentionAction | null;
  @ApiProperty() version!: number;
  @ApiProperty({ ...instant, nullable: true }) nextRunAt!: string | null;
  @ApiProperty({ type: RetentionRunAnswer, nullable: true }) lastRun!: RetentionRunAnswer | null;
}

export class RetentionPreviewAnswer implements RetentionPreview {
  @ApiProperty({ ...instant, description: 'What began before this is too old.' }) before!: string;
  @ApiProperty() callLogs!: number;
  @ApiProperty({ description: 'Those without a call log among them.' }) recordings!: number;
  @ApiProperty() recordingsWithoutCallLog!: number;
  @ApiProperty({ description: 'By log-only; at Twilio alone; or written into the bucket by Twilio.' })
  recordingsStaying!: number;
  @ApiProperty({ description: 'Old enough, and kept by a legal hold.' }) held!: number;
  @ApiProperty({ ...instant, nullable: true }) oldestAt!: string | null;
  @ApiProperty({ ...instant, nullable: true }) newestAt!: string | null;
}
