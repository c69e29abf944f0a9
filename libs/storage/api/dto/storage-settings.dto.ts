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
  @IsIn(['none', 'sse-s3', 'sse-kms'], { context: { code: 'storage.encryption_mode' } })
  mode!: 'none' | 'sse-s3' | 'sse-kms';

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  kmsKeyId?: string;
}

export class ScopeDto implements StorageScope {
  @IsOptional()
  @IsISO8601({ strict: true }, { context: { code: 'storage.scope_from' } })
  from?: string;

  @IsOptional()
  @IsArray()
  @Matches(/^\+[1-9]\d{4,14}$/, {
    each: true,
    message: 'Write numbers with country code, such as +14155550100.',
    context: { code: 'storage.scope_number' },
  })
  numbers?: string[];

  @IsOptional()
  @IsArray()
  @IsIn(['call', 'voicemail'], { each: true, context: { code: 'storage.scope_kind' } })
  kinds?: RecordingKind[];
}

/** Types only: what a value must look like is a rule of the domain, the same for saving and for testing. */
export class StorageSettingsDto implements StorageSettingsRequest {
  @ValidateIf((dto: StorageSettingsDto) => dto.enabled !== undefined)
  @IsBoolean()
  enabled?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  accessKeyId?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  secretAccessKey?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  bucket?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  region?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  endpoint?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  publicEndpoint?: string | null;

  @IsOptional()
  @IsBoolean()
  forcePathStyle?: boolean | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  prefix?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  keyTemplate?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => EncryptionDto)
  encryption?: EncryptionDto | null;

  @IsOptional()
  @IsString()
  @MaxLength(CERTIFICATE)
  caCertificate?: string | null;

  @IsOptional()
  @IsIn(['signed', 'proxied'])
  playback?: 'signed' | 'proxied' | null;

  @IsOptional()
  @IsIn(['auto', 'read-back'])
  verification?: 'auto' | 'read-back' | null;

  @IsOptional()
  @IsIn(['wav', 'mp3'])
  audioFormat?: 'wav' | 'mp3' | null;

  @IsOptional()
  @IsBoolean()
  deleteTwilioCopy?: boolean | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(720, { message: 'The Twilio copy can be kept for 0 to 720 hours.' })
  deleteTwilioCopyAfterHours?: number | null;

  @IsOptional()
  @IsBoolean()
  deleteWithCallLog?: boolean | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => ScopeDto)
  scope?: ScopeDto | null;

  @ValidateIf((dto: StorageSettingsDto) => dto.version !== undefined)
  @IsInt()
  @Min(0)
  version?: number;

  @IsOptional()
  @IsBoolean()
  force?: boolean;

  @IsOptional()
  @IsBoolean()
  acceptPublic?: boolean;
}
