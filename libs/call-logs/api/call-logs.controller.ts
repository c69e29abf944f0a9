import { Body, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type CallLog, type TwoWayPage } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { CallLogDeletion, CallLogNotebook, CallLogReader } from '@voicekeep/call-logs/workflow';
import { CallLogAnswer, CallLogPage } from './dto/answers.dto';
import { CallLogChangeBody } from './dto/call-log-change.dto';
import { CallLogQuery } from './dto/call-log-query.dto';
import { DeletionExpectationQuery, toTold } from './dto/deletion-expectation.dto';
import { toCriteria } from './dto/to-criteria';

@ApiTags('Call logs')
@ApiController('workspaces/:workspaceId/call-logs')
export class CallLogsController {
  constructor(
    private readonly reader: CallLogReader,
    private readonly deletion: CallLogDeletion,
    private readonly notebook: CallLogNotebook,
  ) {}

  @Get()
  @Requires('call_log.read')
  @ApiOkResponse({ type: CallLogPage })
  list(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() query: CallLogQuery,
  ): Promise<TwoWayPage<CallLog>> {
    return this.reader.page(workspaceId, toCriteria(query), query);
  }

  @Get(':callLogId')
  @Requires('call_log.read')
  @ApiOkResponse({ type: CallLogAnswer })
  get(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('callLogId', IdPipe) callLogId: string,
  ): Promise<CallLog> {
    return this.reader.get(workspaceId, callLogId);
  }

  /** Writes notes and tags down, each if it is sent; null takes them away. */
  @Patch(':callLogId')
  @Requires('call_log.update')
  @ApiOkResponse({ type: CallLogAnswer })
  async change(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('callLogId', IdPipe) callLogId: string,
    @Body() change: CallLogChangeBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<CallLog> {
    await this.notebook.write(workspaceId, callLogId, change, { actor, requestId });
    return this.reader.get(workspaceId, callLogId);
  }

  @Delete(':callLogId')
  @HttpCode(204)
  @Requires('call_log.delete')
  @ApiNoContentResponse()
  delete(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('callLogId', IdPipe) callLogId: string,
    @Query() query: DeletionExpectationQuery,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<void> {
    return this.deletion.deleteOne(workspaceId, callLogId, { actor, requestId }, toTold(query));
  }
}
