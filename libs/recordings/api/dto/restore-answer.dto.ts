import { ApiProperty } from '@nestjs/swagger';
import type { RecordingRestore } from '@voicekeep/shared/contracts';

export class RestoreAnswer implements RecordingRestore {
  @ApiProperty({ enum: ['restoring', 'ready', 'expired'] }) state!: RecordingRestore['state'];
  @ApiProperty({ enum: ['Expedited', 'Standard', 'Bulk'] }) tier!: RecordingRestore['tier'];
  @ApiProperty() days!: number;
  @ApiProperty({ format: 'date-time' }) requestedAt!: string;
  @ApiProperty({ format: 'date-time', description: 'The latest moment, as AWS promises it' })
  expectedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readyUntil!: string | null;
}
