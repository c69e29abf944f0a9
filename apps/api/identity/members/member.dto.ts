import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsEmail, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Member, MemberAddRequest, MemberChangeRequest } from '@voicekeep/shared/contracts';

const ROLES = ['admin', 'member'] as const;
const ROLE = { message: 'The role is admin or member.', context: { code: 'member.role_unknown' } };

export class MemberAddRequestDto implements MemberAddRequest {
  @ApiProperty({ format: 'email' })
  @IsEmail({}, { message: 'Enter an e-mail address.', context: { code: 'member.email_format' } })
  @MaxLength(254)
  email!: string;

  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  displayName?: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES, ROLE)
  role!: 'admin' | 'member';

  @ApiPropertyOptional({ description: 'First password of a person new to this installation.' })
  @IsOptional()
  @IsString()
  password?: string;
}

export class MemberChangeRequestDto implements MemberChangeRequest {
  @ApiPropertyOptional({ enum: ROLES })
  @IsOptional()
  @IsIn(ROLES, ROLE)
  role?: 'admin' | 'member';

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean({ message: 'disabled is true or false.' })
  disabled?: boolean;
}

export class MemberDto implements Member {
  @ApiProperty({ format: 'uuid' })
  userId!: string;
  @ApiProperty()
  email!: string;
  @ApiProperty()
  displayName!: string;
  @ApiProperty({ enum: ROLES })
  role!: 'admin' | 'member';
  @ApiProperty()
  disabled!: boolean;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class MembersPageDto {
  @ApiProperty({ type: [MemberDto] })
  items!: MemberDto[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
