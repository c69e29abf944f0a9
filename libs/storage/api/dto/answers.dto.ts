import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  EncryptionChoice,
  RecordingKind,
  StorageScope,
  StorageSettings,
  StorageSuggestion,
} from '@voicekeep/shared/contracts';
import type { PolicyDocument } from '@voicekeep/storage/domain';

const text = { type: String, nullable: true } as const;

export class EncryptionAnswer implements EncryptionChoice {
  @ApiProperty({ enum: ['none', 'sse-s3', 'sse-kms'] }) mode!: EncryptionChoice['mode'];
  @ApiPropertyOptional() kmsKeyId?: string;
}

export class StorageScopeAnswer implements StorageScope {
  @ApiPropertyOptional({ description: 'ISO 8601, as it was given' }) from?: string;
  @ApiPropertyOptional({ type: [String], description: 'E.164; absent: all' }) numbers?: string[];
  @ApiPropertyOptional({ enum: ['call', 'voicemail'], isArray: true }) kinds?: RecordingKind[];
}

export class StorageSuggestionAnswer implements StorageSuggestion {
  @ApiProperty() endpoint!: string;
  @ApiProperty() bucket!: string;
  @ApiProperty() region!: string;
  @ApiProperty() accessKeyId!: string;
  @ApiProperty() secretAccessKey!: string;
  @ApiProperty() forcePathStyle!: boolean;
}

/** The secret never leaves the server: `hasSecret` says whether there is one. */
export class StorageSettingsAnswer implements StorageSettings {
  @ApiProperty() configured!: boolean;
  @ApiProperty() enabled!: boolean;
  @ApiProperty(text) accessKeyId!: string | null;
  @ApiProperty() hasSecret!: boolean;
  @ApiProperty({ description: 'The AWS access of the server itself is used, without keys.' })
  keyless!: boolean;
  @ApiProperty({ description: 'Whether the operator allows that.' }) keylessAllowed!: boolean;
  @ApiProperty(text) bucket!: string | null;
  @ApiProperty(text) region!: string | null;
  @ApiProperty(text) endpoint!: string | null;
  @ApiProperty(text) publicEndpoint!: string | null;
  @ApiProperty() forcePathStyle!: boolean;
  @ApiProperty() prefix!: string;
  @ApiProperty(text) keyTemplate!: string | null;
  @ApiProperty({
    ...text,
    description: 'Prefix of Twilio’s own External S3 Storage in this bucket; null: off',
  })
  externalPrefix!: string | null;
  @ApiProperty({ type: EncryptionAnswer }) encryption!: EncryptionAnswer;
  @ApiProperty(text) caCertificate!: string | null;
  @ApiProperty({ enum: ['signed', 'proxied'] }) playback!: StorageSettings['playback'];
  @ApiProperty({ enum: ['auto', 'read-back'] }) verification!: StorageSettings['verification'];
  @ApiProperty({ enum: ['wav', 'mp3'] }) audioFormat!: StorageSettings['audioFormat'];
  @ApiProperty() deleteTwilioCopy!: boolean;
  @ApiProperty() deleteTwilioCopyAfterHours!: number;
  @ApiProperty() deleteWithCallLog!: boolean;
  @ApiProperty({ type: StorageScopeAnswer }) scope!: StorageScopeAnswer;
  @ApiProperty({ description: '0 before the first save' }) version!: number;
  @ApiProperty({
    type: StorageSuggestionAnswer,
    nullable: true,
    description: 'Trial mode, before the first save: values to fill in the form with.',
  })
  suggestion!: StorageSuggestionAnswer | null;
}

export class PolicyStatementAnswer {
  @ApiProperty() Sid!: string;
  @ApiProperty({ enum: ['Allow'] }) Effect!: 'Allow';
  @ApiProperty({ type: [String] }) Action!: string[];
  @ApiProperty() Resource!: string;
}

export class PolicyAnswer implements PolicyDocument {
  @ApiProperty({ enum: ['2012-10-17'] }) Version!: '2012-10-17';
  @ApiProperty({ type: [PolicyStatementAnswer] }) Statement!: PolicyStatementAnswer[];
}
