import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type CopyMovePreview, type MigrationRun } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { MigrationDesk } from '@voicekeep/recordings/workflow';
import { CopyMovePreviewAnswer, MigrationRunAnswer } from './dto/migration-answers.dto';
import { CopyMoveBody } from './dto/migration-body.dto';

/** Moves recordings out of buckets that were used before, as a run that is followed and steered like any other. */
@ApiTags('Migrations')
@ApiController('workspaces/:workspaceId/storage/copy-moves')
export class CopyMovesController {
  constructor(private readonly desk: MigrationDesk) {}

  @Get('preview')
  @Requires('migration.read')
  @ApiOkResponse({ type: CopyMovePreviewAnswer })
  preview(@Param('workspaceId', IdPipe) workspaceId: string): Promise<CopyMovePreview> {
    return this.desk.previewMove(workspaceId);
  }

  @Post()
  @HttpCode(202)
  @Requires('migration.run')
  @ApiAcceptedResponse({ type: MigrationRunAnswer })
  start(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: CopyMoveBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<MigrationRun> {
    return this.desk.moveCopies(workspaceId, body.count, { actor, requestId });
  }
}
