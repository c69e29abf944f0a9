import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, ValidateIf } from 'class-validator';

/** A sealed cell of this length still fits its column, whatever the script. */
const NOTES_LENGTH = 4000;
const notes = {
  message: `Notes have at most ${NOTES_LENGTH} characters.`,
  context: { code: 'call_log.notes_length' },
};

export class CallLogChangeBody {
  @ApiProperty({ type: String, nullable: true, maxLength: NOTES_LENGTH })
  @ValidateIf((_, value: unknown) => value !== null)
  @IsString(notes)
  @MaxLength(NOTES_LENGTH, notes)
  notes!: string | null;
}
