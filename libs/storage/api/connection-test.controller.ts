import { Body, Header, HttpCode, Param, Post, type StreamableFile } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import type { Actor } from '@voicekeep/shared/access';
import type { ConnectionCheckResult } from '@voicekeep/shared/contracts';
import {
  ApiController,
  ConnectionCheckAnswer,
  CurrentActor,
  IdPipe,
  RequestId,
  Requires,
} from '@voicekeep/shared/http';
import { StorageSettingsEditor } from '@voicekeep/storage/domain';
import { checkLines, LINES, WantsLines } from './check-lines';
import { ConnectionCheckLineAnswer } from './dto/connection-check-line.dto';
import { StorageSettingsDto } from './dto/storage-settings.dto';

@ApiController('workspaces/:workspaceId/storage/test')
export class ConnectionTestController {
  constructor(private readonly editor: StorageSettingsEditor) {}

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
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
    @WantsLines() wantsLines: boolean,
  ): Promise<ConnectionCheckResult | StreamableFile> {
    const caller = { actor, requestId };
    return wantsLines
      ? checkLines((watcher) => this.editor.test(workspaceId, body, caller, watcher))
      : this.editor.test(workspaceId, body, caller);
  }
}
