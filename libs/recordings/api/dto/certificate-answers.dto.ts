import { ApiProperty } from '@nestjs/swagger';
import type {
  CertifiedAttempt,
  CopyCertificate,
  DeletionEvidence,
  RecordingKind,
  RecordingWriter,
} from '@voicekeep/shared/contracts';

const id = { type: String, format: 'uuid' } as const;
const text = { type: String, nullable: true } as const;
const number = { type: Number, nullable: true } as const;
const instant = { type: String, format: 'date-time' } as const;
const optionalInstant = { ...instant, nullable: true } as const;

export class CertifiedAttemptAnswer implements CertifiedAttempt {
  @ApiProperty() attempt!: number;
  @ApiProperty() key!: string;
  @ApiProperty({ enum: ['open', 'kept', 'swept'] }) state!: CertifiedAttempt['state'];
  @ApiProperty(instant) begunAt!: string;
  @ApiProperty(optionalInstant) settledAt!: string | null;
}

export class CertifiedCopyAnswer {
  @ApiProperty({ ...text, description: 'Null for AWS itself' }) endpoint!: string | null;
  @ApiProperty() region!: string;
  @ApiProperty() bucket!: string;
  @ApiProperty() key!: string;
  @ApiProperty(text) versionId!: string | null;
  @ApiProperty(text) etag!: string | null;
  @ApiProperty() bytes!: number;
  @ApiProperty({ description: 'Hex' }) sha256!: string;
  @ApiProperty(text) contentType!: string | null;
  @ApiProperty({
    enum: ['voicekeep', 'twilio'],
    description: '`twilio`: adopted where its External S3 Storage wrote it',
  })
  writtenBy!: RecordingWriter;
}

export class VerificationAnswer {
  @ApiProperty({ enum: ['checksum', 'read-back'] }) how!: 'checksum' | 'read-back';
  @ApiProperty(instant) at!: string;
  @ApiProperty({ ...optionalInstant, description: 'When the daily sweep last found the same object' })
  seenIntactAt!: string | null;
}

export class TwilioCopyAnswer {
  @ApiProperty({ enum: ['kept', 'deletion_pending', 'deleted', 'gone', 'never_kept'] })
  state!: CopyCertificate['twilioCopy']['state'];
  @ApiProperty({ ...text, description: 'Why it is never deleted' }) keptBecause!: string | null;
  @ApiProperty(optionalInstant) decidedAt!: string | null;
  @ApiProperty({ ...optionalInstant, description: 'When a DELETE was first sent' }) requestedAt!:
    string | null;
  @ApiProperty(optionalInstant) confirmedAt!: string | null;
  @ApiProperty({ enum: ['204', 'metadata', 'age'], nullable: true }) confirmedBy!: DeletionEvidence | null;
}

export class CopyCertificateAnswer implements CopyCertificate {
  @ApiProperty({ enum: [1] }) schema!: 1;
  @ApiProperty(instant) issuedAt!: string;
  @ApiProperty(id) recordingId!: string;
  @ApiProperty() recordingSid!: string;
  @ApiProperty() accountSid!: string;
  @ApiProperty() callSid!: string;
  @ApiProperty({ enum: ['call', 'voicemail'] }) kind!: RecordingKind;
  @ApiProperty(instant) startedAt!: string;
  @ApiProperty(number) durationSeconds!: number | null;
  @ApiProperty(number) channels!: number | null;
  @ApiProperty({ type: CertifiedCopyAnswer }) copy!: CertifiedCopyAnswer;
  @ApiProperty({ type: VerificationAnswer }) verified!: VerificationAnswer;
  @ApiProperty(instant) storedAt!: string;
  @ApiProperty({ type: TwilioCopyAnswer }) twilioCopy!: TwilioCopyAnswer;
  @ApiProperty({ type: [CertifiedAttemptAnswer] }) attempts!: CertifiedAttemptAnswer[];
}

/** With `format=csv` the same, a line each. */
export class CertificateExportAnswer {
  @ApiProperty({ type: [CopyCertificateAnswer] }) certificates!: CopyCertificateAnswer[];
  @ApiProperty() count!: number;
}
