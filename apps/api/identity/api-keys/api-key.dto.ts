import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import type { ApiKey, ApiKeyCreated, ApiKeyRequest, ApiKeyScope } from '@voicekeep/shared/contracts';
import { KEY_SCOPES } from './key-scopes';

export class ApiKeyRequestDto implements ApiKeyRequest {
  @ApiProperty({ maxLength: 100, example: 'Nightly report' })
  @IsString({ message: 'Give the key a name.', context: { code: 'api_key.name_required' } })
  @IsNotEmpty({ message: 'Give the key a name.', context: { code: 'api_key.name_required' } })
  @MaxLength(100, {
    message: 'Use at most 100 characters for the name.',
    context: { code: 'api_key.name_length' },
  })
  name!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID('all', {
    message: 'workspaceId is not a UUID.',
    context: { code: 'request.id_format', malformed: true },
  })
  workspaceId!: string;

  @ApiPropertyOptional({ enum: KEY_SCOPES, isArray: true, default: KEY_SCOPES })
  @IsOptional()
  @IsArray({ message: 'Scopes are read and write.', context: { code: 'api_key.scope_unknown' } })
  @ArrayNotEmpty({ message: 'Give at least one scope.', context: { code: 'api_key.scope_unknown' } })
  @IsIn(KEY_SCOPES, {
    each: true,
    message: 'Scopes are read and write.',
    context: { code: 'api_key.scope_unknown' },
  })
  scopes?: ApiKeyScope[];

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsISO8601(
    { strict: true },
    {
      message: 'expiresAt needs a date and time with its zone.',
      context: { code: 'request.date_format' },
    },
  )
  expiresAt?: string;
}

export class ApiKeyDto implements ApiKey {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ format: 'uuid' })
  workspaceId!: string;
  @ApiProperty({ example: 'vk_Ab3dEf9h' })
  prefix!: string;
  @ApiProperty({ enum: KEY_SCOPES, isArray: true })
  scopes!: ApiKeyScope[];
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastUsedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt!: string | null;
}

export class ApiKeyCreatedDto extends ApiKeyDto implements ApiKeyCreated {
  @ApiProperty({ description: 'The key itself, shown this once.' })
  key!: string;
}

export class ApiKeysPageDto {
  @ApiProperty({ type: [ApiKeyDto] })
  items!: ApiKeyDto[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
