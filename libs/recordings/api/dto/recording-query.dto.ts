import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { RECORDING_STATES, type RecordingState } from '@voicekeep/shared/contracts';
import { PageQuery } from '@voicekeep/shared/http';

export class RecordingQuery extends PageQuery {
  @ApiPropertyOptional({ enum: RECORDING_STATES })
  @IsOptional()
  @IsIn(RECORDING_STATES, {
    message: 'state is one of the states of a recording.',
    context: { code: 'recording.state_unknown', malformed: true },
  })
  state?: RecordingState;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID('all', { message: 'callLogId is a UUID.', context: { code: 'request.id_format', malformed: true } })
  callLogId?: string;

  @ApiPropertyOptional({
    enum: ['none'],
    description: 'Those that outlived their call log, or wait for one.',
  })
  @IsOptional()
  @IsIn(['none'], {
    message: 'callLog is "none", or left out; a call is named by callLogId.',
    context: { code: 'recording.call_log_filter', malformed: true },
  })
  callLog?: 'none';

  @ApiPropertyOptional({ example: 'RE00112233445566778899aabbccddeeff' })
  @IsOptional()
  @Matches(/^RE[0-9a-f]{32}$/, {
    message: 'recordingSid is RE and 32 hex digits.',
    context: { code: 'recording.recording_sid_format', malformed: true },
  })
  recordingSid?: string;
}
