import { Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type StorageSweep, type StorageSweeps } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { SweepDesk } from '@voicekeep/recordings/workflow';
import { StorageSweepAnswer, StorageSweepsAnswer } from './dto/sweep-answers.dto';
import { SweepQuery } from './dto/sweep-query.dto';

@ApiTags('Storage')
@ApiController('workspaces/:workspaceId/storage/sweeps')
export class SweepsController {
  constructor(private readonly desk: SweepDesk) {}

  @Get()
  @Requires('storage.read')
  @ApiOkResponse({ type: StorageSweepsAnswer })
  list(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() query: SweepQuery,
  ): Promise<StorageSweeps> {
    const { kind, resolved } = query;
    return this.desk.page(workspaceId, { kind, all: resolved === 'true' }, query);
  }

  @Post()
  @HttpCode(202)
  @Requires('storage.update')
  @ApiAcceptedResponse({ type: StorageSweepAnswer })
  start(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<StorageSweep> {
    return this.desk.start(workspaceId, { actor, requestId });
  }
}
