import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { CallLogChange } from '@voicekeep/shared/contracts';

/** A sealed cell of this length still fits its column, whatever the script. */
const NOTES_LENGTH = 4000;
const notes = {
  message: `Notes have at most ${NOTES_LENGTH} characters.`,
  context: { code: 'call_log.notes_length' },
};
const tags = { message: 'tags is a list of texts.', context: { code: 'call_log.tags_format' } };

export class CallLogChangeBody implements CallLogChange {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: NOTES_LENGTH })
  @ValidateIf((_, value: unknown) => value !== null && value !== undefined)
  @IsString(notes)
  @MaxLength(NOTES_LENGTH, notes)
  notes?: string | null;

  @ApiPropertyOptional({
    ...{ type: [String], nullable: true },
    description: 'At most 20, of 1 to 40 characters without a comma; in capitals or not they are the same.',
  })
  @IsOptional()
  @IsArray(tags)
  @IsString({ ...tags, each: true })
  tags?: string[] | null;
}
