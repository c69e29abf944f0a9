import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  RECORDING_STATES,
  type CallDirection,
  type CallLog,
  type Campaign,
  type Page,
  type RecordingKind,
  type RecordingState,
  type RecordingSummary,
  type RecordingWriter,
  type TwoWayPage,
  type Workspace,
} from '@voicekeep/shared/contracts';

const text = { type: String, nullable: true } as const;
const instant = { type: String, format: 'date-time' } as const;
const id = { format: 'uuid' } as const;

export class WorkspaceAnswer implements Workspace {
  @ApiProperty(id) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty(instant) createdAt!: string;
}

export class CampaignAnswer implements Campaign {
  @ApiProperty(id) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ ...text, description: 'E.164' }) trackingNumber!: string | null;
  @ApiProperty(instant) createdAt!: string;
}

export class RecordingSummaryAnswer implements RecordingSummary {
  @ApiProperty(id) id!: string;
  @ApiProperty({ enum: ['call', 'voicemail'] }) kind!: RecordingKind;
  @ApiProperty({ enum: RECORDING_STATES }) state!: RecordingState;
  @ApiProperty({ type: Number, nullable: true }) durationSeconds!: number | null;
  @ApiPropertyOptional({ enum: ['voicekeep', 'twilio'], description: 'Who wrote the file in the bucket' })
  writtenBy?: RecordingWriter;
}

export class CallLogAnswer implements CallLog {
  @ApiProperty(id) id!: string;
  @ApiProperty() callSid!: string;
  @ApiProperty({ ...text, description: 'E.164, or as Twilio named the party' }) from!: string | null;
  @ApiProperty({ ...text, description: 'E.164, or as Twilio named the party' }) to!: string | null;
  @ApiProperty({ enum: ['inbound', 'outbound', 'unknown'] }) direction!: CallDirection;
  @ApiProperty({ ...instant, nullable: true }) startedAt!: string | null;
  @ApiProperty({ type: Number, nullable: true }) durationSeconds!: number | null;
  @ApiProperty(text) status!: string | null;
  @ApiProperty(text) answeredBy!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'What Twilio charged; null until it was rated' })
  price!: number | null;
  @ApiProperty({ ...text, description: 'ISO 4217, such as USD' }) priceUnit!: string | null;
  @ApiProperty(text) callerName!: string | null;
  @ApiProperty(text) notes!: string | null;
  @ApiProperty({ type: [String], description: 'As people wrote them.' }) tags!: string[];
  @ApiProperty({ ...text, ...id }) campaignId!: string | null;
  @ApiProperty({ description: 'A legal hold keeps it, or one of its recordings, from being deleted' })
  onHold!: boolean;
  @ApiProperty({ type: [RecordingSummaryAnswer] }) recordings!: RecordingSummaryAnswer[];
}

export class WorkspacePage implements Page<Workspace> {
  @ApiProperty({ type: [WorkspaceAnswer] }) items!: WorkspaceAnswer[];
  @ApiProperty(text) nextCursor!: string | null;
}

export class CampaignPage implements Page<Campaign> {
  @ApiProperty({ type: [CampaignAnswer] }) items!: CampaignAnswer[];
  @ApiProperty(text) nextCursor!: string | null;
}

export class CallLogPage implements TwoWayPage<CallLog> {
  @ApiProperty({ type: [CallLogAnswer] }) items!: CallLogAnswer[];
  @ApiProperty({ ...text, description: 'Towards older calls.' }) nextCursor!: string | null;
  @ApiProperty({ ...text, description: 'Towards newer calls.' }) previousCursor!: string | null;
}
