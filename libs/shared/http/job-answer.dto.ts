import { ApiProperty } from '@nestjs/swagger';
import type { Job } from '@voicekeep/shared/contracts';

/** How far a job is, as the API describes it; jobs are started in more than one wing. */
export class JobAnswer implements Job {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ enum: ['running', 'completed', 'failed'] }) state!: Job['state'];
  @ApiProperty() total!: number;
  @ApiProperty() done!: number;
  @ApiProperty() failed!: number;
  @ApiProperty({ type: String, format: 'date-time' }) startedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt!: string | null;
}
