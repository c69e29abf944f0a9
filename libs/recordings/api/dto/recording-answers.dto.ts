import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  RECORDING_STATES,
  type Page,
  type Playback,
  type Recording,
  type RecordingKind,
  type RecordingState,
  type RecordingWriter,
} from '@voicekeep/shared/contracts';
import type { Waveform } from '@voicekeep/recordings/workflow';
import { RestoreAnswer } from './restore-answer.dto';

const id = { type: String, format: 'uuid' } as const;
const text = { type: String, nullable: true } as const;
const number = { type: Number, nullable: true } as const;
const instant = { ...text, format: 'date-time' } as const;

export class RecordingLocationAnswer {
  @ApiProperty() bucket!: string;
  @ApiProperty() key!: string;
}

export class RecordingErrorAnswer {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
}

export class RecordingAnswer implements Recording {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: ['call', 'voicemail'] }) kind!: RecordingKind;
  @ApiProperty({ enum: RECORDING_STATES }) state!: RecordingState;
  @ApiProperty(number) durationSeconds!: number | null;
  @ApiProperty() recordingSid!: string;
  @ApiProperty({ ...id, nullable: true }) callLogId!: string | null;
  @ApiProperty(number) channels!: number | null;
  @ApiProperty(number) bytes!: number | null;
  @ApiProperty({ ...text, description: 'Hex' }) sha256!: string | null;
  @ApiProperty({ type: RecordingLocationAnswer, nullable: true }) location!: RecordingLocationAnswer | null;
  @ApiProperty({
    enum: ['voicekeep', 'twilio'],
    description: '`twilio`: adopted where its External S3 Storage wrote it; never deleted here',
  })
  writtenBy!: RecordingWriter;
  @ApiProperty({
    description: 'False only after Twilio confirmed the deletion, and where Twilio itself wrote the file',
  })
  onTwilio!: boolean;
  @ApiProperty({ ...text, description: 'As last seen in the bucket’s own list' }) storageClass!:
    string | null;
  @ApiPropertyOptional({
    type: RestoreAnswer,
    nullable: true,
    description: 'The last restore from an archive class',
  })
  restore?: RestoreAnswer | null;
  @ApiProperty(instant) startedAt!: string | null;
  @ApiProperty(instant) storedAt!: string | null;
  @ApiProperty(instant) verifiedAt!: string | null;
  @ApiProperty({ type: RecordingErrorAnswer, nullable: true }) lastError!: RecordingErrorAnswer | null;
}

export class RecordingPage implements Page<Recording> {
  @ApiProperty({ type: [RecordingAnswer] }) items!: RecordingAnswer[];
  @ApiProperty(text) nextCursor!: string | null;
}

export class PlaybackAnswer implements Playback {
  @ApiProperty() url!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
  @ApiProperty({ enum: ['s3', 'twilio', 'proxy'] }) source!: Playback['source'];
  @ApiProperty() contentType!: string;
}

export class WaveformAnswer implements Waveform {
  @ApiProperty(number) durationSeconds!: number | null;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'number', minimum: 0, maximum: 1 } },
    description: 'Per channel, loudness from 0 to 1, evenly over the length',
  })
  peaks!: number[][];
}
