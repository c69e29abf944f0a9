import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { LocationCredentialsRequest } from '@voicekeep/shared/contracts';

export class LocationCredentialsBody implements LocationCredentialsRequest {
  @ApiProperty()
  @IsString()
  @IsNotEmpty({ message: 'Enter the access key ID.', context: { code: 'storage.access_key_required' } })
  @MaxLength(2048)
  accessKeyId!: string;

  @ApiProperty({ writeOnly: true })
  @IsString()
  @IsNotEmpty({ message: 'Enter the secret access key.', context: { code: 'storage.secret_required' } })
  @MaxLength(2048)
  secretAccessKey!: string;
}
