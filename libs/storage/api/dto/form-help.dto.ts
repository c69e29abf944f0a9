import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type {
  KeyPreview,
  KeyPreviewRequest,
  StoragePermission,
  StoragePermissionList,
} from '@voicekeep/shared/contracts';

export class KeyPreviewBody implements KeyPreviewRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  prefix?: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Null for the default' })
  @IsOptional()
  @IsString()
  @MaxLength(2048)
  keyTemplate?: string | null;
}

export class KeyPreviewAnswer implements KeyPreview {
  @ApiProperty() key!: string;
  @ApiProperty({
    enum: ['recording', 'made-up'],
    description: 'Whether a recording of this workspace was taken',
  })
  example!: KeyPreview['example'];
}

export class PermissionAnswer implements StoragePermission {
  @ApiProperty({ example: 's3:PutObject' }) action!: string;
  @ApiProperty({ enum: ['objects', 'bucket', 'key'] }) on!: StoragePermission['on'];
  @ApiProperty() reason!: string;
}

export class PermissionsAnswer implements StoragePermissionList {
  @ApiProperty({ type: [PermissionAnswer] }) items!: PermissionAnswer[];
}
