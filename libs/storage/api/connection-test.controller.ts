import { Body, Delete, Header, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Actor } from '@voicekeep/shared/access';
import type { ConnectionCheckResult } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import {
  ApiController,
  ConnectionCheckAnswer,
  CurrentActor,
  IdPipe,
  RequestId,
  Requires,
} from '@voicekeep/shared/http';
import { ProbeLoans, StorageSettingsEditor } from '@voicekeep/storage/domain';
import { checkLines, LINES, WantsLines } from './check-lines';
import { ConnectionCheckLineAnswer } from './dto/connection-check-line.dto';
import { ConnectionTestQuery } from './dto/connection-test.query';
import { StorageSettingsDto } from './dto/storage-settings.dto';

@ApiController('workspaces/:workspaceId/storage/test')
export class ConnectionTestController {
  constructor(
    private readonly editor: StorageSettingsEditor,
    private readonly loans: ProbeLoans,
  ) {}

  /** As one answer at the end, or line by line to whom accepts that. */
  @Post()
  @HttpCode(200)
  @Requires('storage.update')
  @Header('Cache-Control', 'no-store')
  // A proxy that gathers the answer would show nothing until the end.
  @Header('X-Accel-Buffering', 'no')
  @ApiOperation({
    summary: 'Test storage settings without saving them',
    description: `With \`Accept: ${LINES}\` each step is told as it begins and ends, one JSON object a line; the last line holds what the plain answer holds.`,
  })
  @ApiExtraModels(ConnectionCheckAnswer, ConnectionCheckLineAnswer)
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ConnectionCheckAnswer) } },
      [LINES]: { schema: { $ref: getSchemaPath(ConnectionCheckLineAnswer) } },
    },
  })
  test(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: StorageSettingsDto,
    @Query() { browser }: ConnectionTestQuery,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
    @WantsLines() wantsLines: boolean,
  ): Promise<ConnectionCheckResult | StreamableFile> {
    const caller = { actor, requestId };
    if (!wantsLines) return this.editor.test(workspaceId, body, caller);
    const openLoan = () => this.loans.open({ workspaceId, actorId: actor.id });
    return checkLines(
      (watcher) => this.editor.test(workspaceId, body, caller, watcher),
      browser === 'true' ? openLoan : null,
    );
  }

  @Delete('probes/:probeId')
  @HttpCode(204)
  @Requires('storage.update')
  @ApiOperation({
    summary: 'Give back the file of a running test that your browser looked at; it is deleted',
  })
  @ApiNoContentResponse()
  giveBack(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('probeId', IdPipe) probeId: string,
    @CurrentActor() actor: Actor,
  ): void {
    if (!this.loans.giveBack(probeId, { workspaceId, actorId: actor.id }))
      throw errors.notFound('storage.probe_not_found', 'No such file is lent to you.');
  }
}
