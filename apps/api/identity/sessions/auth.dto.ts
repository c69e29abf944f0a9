import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { LoginRequest, Me, PasswordChangeRequest } from '@voicekeep/shared/contracts';

const EMAIL = { message: 'Enter your e-mail address.', context: { code: 'auth.email_required' } };
const PASSWORD = { message: 'Enter your password.', context: { code: 'auth.password_required' } };
const LONG = { message: 'That is longer than any password here.', context: { code: 'auth.too_long' } };

export class LoginRequestDto implements LoginRequest {
  @ApiProperty({ format: 'email' })
  @IsString(EMAIL)
  @IsNotEmpty(EMAIL)
  @MaxLength(254, EMAIL)
  email!: string;

  @ApiProperty({ format: 'password' })
  @IsString(PASSWORD)
  @IsNotEmpty(PASSWORD)
  @MaxLength(4000, LONG)
  password!: string;
}

export class PasswordChangeRequestDto implements PasswordChangeRequest {
  @ApiProperty({ format: 'password' })
  @IsString(PASSWORD)
  @MaxLength(4000, LONG)
  currentPassword!: string;

  @ApiProperty({ format: 'password', minLength: 8 })
  @IsString(PASSWORD)
  @MaxLength(4000, LONG)
  newPassword!: string;
}

class GrantDto {
  @ApiProperty({ description: 'A workspace id, or * for all.' })
  workspaceId!: string;
  @ApiProperty({ enum: ['admin', 'member'] })
  role!: 'admin' | 'member';
}

export class MeDto implements Me {
  @ApiProperty()
  id!: string;
  @ApiProperty({ enum: ['user', 'api-key'] })
  kind!: 'user' | 'api-key';
  @ApiProperty()
  displayName!: string;
  @ApiProperty({ type: String, nullable: true })
  email!: string | null;
  @ApiProperty({ type: [GrantDto] })
  grants!: GrantDto[];
  @ApiProperty({ description: 'Whether this installation is a trial.' })
  trial!: boolean;
}
