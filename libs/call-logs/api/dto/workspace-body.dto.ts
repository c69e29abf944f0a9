import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsNotEmpty, Length } from 'class-validator';
import type { WorkspaceRequest } from '@voicekeep/shared/contracts';
import { trimmed } from './trimmed';

const NAME_LENGTH = 120;
const message = `Enter a name of 1 to ${NAME_LENGTH} characters.`;

export class WorkspaceBody implements WorkspaceRequest {
  @ApiProperty({ minLength: 1, maxLength: NAME_LENGTH })
  @Transform(trimmed)
  @Length(1, NAME_LENGTH, { message, context: { code: 'workspace.name_length' } })
  @IsNotEmpty({ message: 'Enter a name.', context: { code: 'workspace.name_required' } })
  name!: string;
}
