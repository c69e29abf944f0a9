import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type Page, type Playback, type Recording } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import {
  PlaybackDesk,
  RecordingDeletion,
  RecordingDesk,
  type Waveform,
} from '@voicekeep/recordings/workflow';
import { PlaybackBody } from './dto/playback-body.dto';
import { PlaybackAnswer, RecordingAnswer, RecordingPage, WaveformAnswer } from './dto/recording-answers.dto';
import { RecordingQuery } from './dto/recording-query.dto';

@ApiTags('Recordings')
@ApiController('workspaces/:workspaceId/recordings')
export class RecordingsController {
  constructor(
    private readonly desk: RecordingDesk,
    private readonly playback: PlaybackDesk,
    private readonly deletion: RecordingDeletion,
  ) {}

  @Get()
  @Requires('recording.read')
  @ApiOkResponse({ type: RecordingPage })
  list(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() query: RecordingQuery,
  ): Promise<Page<Recording>> {
    const { state, callLogId, callLog, recordingSid } = query;
    if (callLog && callLogId)
      throw errors.malformed('recording.call_log_filter', 'Send either "callLog" or "callLogId".');
    const filter = {
      ...(state ? { states: [state] } : {}),
      ...(callLogId ? { callLogId } : {}),
      ...(callLog ? { callLogId: null } : {}),
      ...(recordingSid ? { recordingSid } : {}),
    };
    return this.desk.page(workspaceId, filter, query);
  }

  @Get(':id')
  @Requires('recording.read')
  @ApiOkResponse({ type: RecordingAnswer })
  get(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<Recording> {
    return this.desk.get({ workspaceId, id });
  }

  @Get(':id/waveform')
  @Requires('recording.play')
  @ApiOkResponse({ type: WaveformAnswer })
  waveform(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<Waveform> {
    return this.desk.waveform({ workspaceId, id });
  }

  @Post(':id/playback')
  @HttpCode(200)
  @Requires('recording.play')
  @ApiOkResponse({ type: PlaybackAnswer })
  play(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
    @Body() body: PlaybackBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Playback> {
    const { ttlMinutes = 60, purpose = 'play' } = body;
    return this.playback.play({ workspaceId, id }, { ttlMinutes, purpose, actor, requestId });
  }

  @Post(':id/retry')
  @HttpCode(200)
  @Requires('recording.retry')
  @ApiOkResponse({ type: RecordingAnswer })
  retry(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Recording> {
    return this.desk.retry({ workspaceId, id }, { actor, requestId });
  }
  /** Only what has no call log; what has one goes with its call. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('recording.delete')
  @ApiNoContentResponse()
  delete(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<void> {
    return this.deletion.delete({ workspaceId, id }, { actor, requestId });
  }
}
