import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type MigrationRun, type TwilioDeletionPreview } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { MigrationDesk } from '@voicekeep/recordings/workflow';
import { MigrationRunAnswer, TwilioDeletionPreviewAnswer } from './dto/migration-answers.dto';
import { TwilioDeletionBody } from './dto/migration-body.dto';

/** Deletes the copies that were kept at Twilio, as a run that is followed and steered like any other. */
@ApiTags('Migrations')
@ApiController('workspaces/:workspaceId/storage/twilio-deletions')
export class TwilioDeletionsController {
  constructor(private readonly desk: MigrationDesk) {}

  @Get('preview')
  @Requires('migration.read')
  @ApiOkResponse({ type: TwilioDeletionPreviewAnswer })
  preview(@Param('workspaceId', IdPipe) workspaceId: string): Promise<TwilioDeletionPreview> {
    return this.desk.previewTwilioDeletion(workspaceId);
  }

  @Post()
  @HttpCode(202)
  @Requires('migration.run')
  @ApiAcceptedResponse({ type: MigrationRunAnswer })
  start(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: TwilioDeletionBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<MigrationRun> {
    return this.desk.deleteTwilioCopies(workspaceId, body.count, { actor, requestId });
  }
}
