import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import type { RecordingZip, RecordingZipRequest } from '@voicekeep/shared/contracts';
import { ZIP_LIMITS } from '@voicekeep/call-logs/domain';
import { CallLogFilterDto } from './call-log-filter.dto';

const list: ApiPropertyOptions = { type: [String], format: 'uuid', maxItems: ZIP_LIMITS.recordings };
const target = (name: string, what: string) => ({
  message: `${name} is ${what}.`,
  context: { code: 'recording.download_target' },
});
const limit = {
  message: 'At most 5,000 recordings fit into one zip; download in parts.',
  context: { code: 'recording.download_limit' },
};
const uuid = {
  each: true,
  message: 'An id is not a UUID.',
  context: { code: 'request.id_format', malformed: true },
};

export class RecordingZipBody implements RecordingZipRequest {
  @ApiPropertyOptional({ ...list, description: 'Of recordings' })
  @IsOptional()
  @IsArray(target('ids', 'a list'))
  @ArrayMaxSize(ZIP_LIMITS.recordings, limit)
  @IsUUID(undefined, uuid)
  ids?: string[];

  @ApiPropertyOptional(list)
  @IsOptional()
  @IsArray(target('callLogIds', 'a list'))
  @ArrayMaxSize(ZIP_LIMITS.recordings, limit)
  @IsUUID(undefined, uuid)
  callLogIds?: string[];

  @ApiPropertyOptional({
    type: CallLogFilterDto,
    description: '`kind` and `recordingState` choose among the recordings of a call too',
  })
  @IsOptional()
  @IsObject(target('filter', 'an object'))
  @ValidateNested()
  @Type(() => CallLogFilterDto)
  filter?: CallLogFilterDto;
}

export class RecordingZipAnswer implements RecordingZip {
  @ApiProperty({ description: 'Answers with application/zip; needs no sign-in' }) url!: string;
  @ApiProperty({ format: 'date-time', description: 'A download begun by then goes on to its end' })
  expiresAt!: string;
  @ApiProperty({ description: 'All that were asked for, those the zip will lack among them' })
  recordings!: number;
  @ApiProperty({ description: 'Of those in the bucket now' }) bytes!: number;
}
