import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type {
  EncryptionChoice,
  RecordingKind,
  StorageScope,
  StorageSettingsRequest,
} from '@voicekeep/shared/contracts';

/** Longer than any rule allows, so that the rules give the answer; shorter than what could hurt. */
const TEXT = 2048;
const CERTIFICATE = 32_768;

export class EncryptionDto implements EncryptionChoice {
  @ApiProperty({ enum: ['none', 'sse-s3', 'sse-kms'] })
  @IsIn(['none', 'sse-s3', 'sse-kms'], { context: { code: 'storage.encryption_mode' } })
  mode!: 'none' | 'sse-s3' | 'sse-kms';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  kmsKeyId?: string;
}

export class ScopeDto implements StorageScope {
  @ApiPropertyOptional()
  @IsOptional()
  @IsISO8601({ strict: true }, { context: { code: 'storage.scope_from' } })
  from?: string;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @Matches(/^\+[1-9]\d{4,14}$/, {
    each: true,
    message: 'Write numbers with country code, such as +14155550100.',
    context: { code: 'storage.scope_number' },
  })
  numbers?: string[];

  @ApiPropertyOptional({ enum: ['call', 'voicemail'], isArray: true })
  @IsOptional()
  @IsArray()
  @IsIn(['call', 'voicemail'], { each: true, context: { code: 'storage.scope_kind' } })
  kinds?: RecordingKind[];
}

/** Types only: what a value must look like is a rule of the domain, the same for saving and for testing. */
export class StorageSettingsDto implements StorageSettingsRequest {
  @ApiPropertyOptional()
  @ValidateIf((dto: StorageSettingsDto) => dto.enabled !== undefined)
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  accessKeyId?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, writeOnly: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  secretAccessKey?: string | null;

  @ApiPropertyOptional({
    type: Boolean,
    nullable: true,
    description: 'Use the AWS access of the server itself, without keys; only where the operator allows it.',
  })
  @IsOptional()
  @IsBoolean()
  keyless?: boolean | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  bucket?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  region?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  endpoint?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  publicEndpoint?: string | null;

  @ApiPropertyOptional({ type: Boolean, nullable: true })
  @IsOptional()
  @IsBoolean()
  forcePathStyle?: boolean | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  prefix?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  keyTemplate?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      'Prefix under which Twilio’s own External S3 Storage writes into this bucket; empty: its root; null: off',
  })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  externalPrefix?: string | null;

  @ApiPropertyOptional({ type: EncryptionDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => EncryptionDto)
  encryption?: EncryptionDto | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(CERTIFICATE)
  caCertificate?: string | null;

  @ApiPropertyOptional({ enum: ['signed', 'proxied'], nullable: true })
  @IsOptional()
  @IsIn(['signed', 'proxied'])
  playback?: 'signed' | 'proxied' | null;

  @ApiPropertyOptional({ enum: ['auto', 'read-back'], nullable: true })
  @IsOptional()
  @IsIn(['auto', 'read-back'])
  verification?: 'auto' | 'read-back' | null;

  @ApiPropertyOptional({ enum: ['wav', 'mp3'], nullable: true })
  @IsOptional()
  @IsIn(['wav', 'mp3'])
  audioFormat?: 'wav' | 'mp3' | null;

  @ApiPropertyOptional({ type: Boolean, nullable: true })
  @IsOptional()
  @IsBoolean()
  deleteTwilioCopy?: boolean | null;

  @ApiPropertyOptional({ type: Number, minimum: 0, maximum: 720, nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(720, { message: 'The Twilio copy can be kept for 0 to 720 hours.' })
  deleteTwilioCopyAfterHours?: number | null;

  @ApiPropertyOptional({ type: Boolean, nullable: true })
  @IsOptional()
  @IsBoolean()
  deleteWithCallLog?: boolean | null;

  @ApiPropertyOptional({ type: ScopeDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ScopeDto)
  scope?: ScopeDto | null;

  @ApiPropertyOptional()
  @ValidateIf((dto: StorageSettingsDto) => dto.version !== undefined)
  @IsInt()
  @Min(0)
  version?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  force?: boolean;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  acceptPublic?: boolean;
}
