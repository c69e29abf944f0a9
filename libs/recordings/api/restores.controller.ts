import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type RecordingRestore } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { RestoreDesk } from '@voicekeep/recordings/workflow';
import { RestoreAnswer } from './dto/restore-answer.dto';
import { RestoreBody } from './dto/restore-body.dto';

@ApiTags('Recordings')
@ApiController('workspaces/:workspaceId/recordings/:id/restore')
export class RestoresController {
  constructor(private readonly desk: RestoreDesk) {}

  @Post()
  @HttpCode(200)
  @Requires('recording.play')
  @ApiOperation({ summary: 'Make an archived recording playable for some days; takes hours' })
  @ApiOkResponse({ type: RestoreAnswer })
  restore(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
    @Body() { days = 7, tier = 'Standard' }: RestoreBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<RecordingRestore> {
    return this.desk.restore({ workspaceId, id }, { days, tier, actor, requestId });
  }
}
