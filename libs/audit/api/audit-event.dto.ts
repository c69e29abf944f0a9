import { ApiProperty } from '@nestjs/swagger';
import type { AuditEvent, Page } from '@voicekeep/shared/contracts';

class AuditActorDto {
  @ApiProperty({ enum: ['user', 'api-key', 'system', 'anonymous'] })
  kind!: AuditEvent['actor']['kind'];
  @ApiProperty({ type: String, nullable: true })
  id!: string | null;
  @ApiProperty({ type: String, nullable: true })
  displayName!: string | null;
}

class AuditResourceDto {
  @ApiProperty()
  type!: string;
  @ApiProperty()
  id!: string;
}

class AuditEventDto implements AuditEvent {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  @ApiProperty({ type: AuditActorDto })
  actor!: AuditActorDto;
  @ApiProperty({ example: 'recording.played' })
  action!: string;
  @ApiProperty({ enum: ['ok', 'denied', 'failed'] })
  outcome!: AuditEvent['outcome'];
  @ApiProperty({ type: AuditResourceDto, nullable: true })
  resource!: AuditResourceDto | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }],
      nullable: true,
    },
  })
  details!: AuditEvent['details'];
  @ApiProperty({ type: String, nullable: true })
  requestId!: string | null;
}

export class AuditEventsPageDto implements Page<AuditEvent> {
  @ApiProperty({ type: [AuditEventDto] })
  items!: AuditEventDto[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
