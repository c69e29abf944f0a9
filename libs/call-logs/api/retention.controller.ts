import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type RetentionPreview, type RetentionSettings } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { RetentionDesk } from '@voicekeep/call-logs/workflow';
import { RetentionAnswer, RetentionPreviewAnswer } from './dto/retention-answers.dto';
import { RetentionBody, RetentionPreviewBody } from './dto/retention.dto';

@ApiTags('Retention')
@ApiController('workspaces/:workspaceId/retention')
export class RetentionController {
  constructor(private readonly desk: RetentionDesk) {}

  @Get()
  @Requires('retention.read')
  @ApiOkResponse({ type: RetentionAnswer })
  read(@Param('workspaceId', IdPipe) workspaceId: string): Promise<RetentionSettings> {
    return this.desk.read(workspaceId);
  }

  /** A rule that deletes something now is refused until it comes with `confirm`. */
  @Put()
  @Requires('retention.manage')
  @ApiOkResponse({ type: RetentionAnswer })
  save(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: RetentionBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<RetentionSettings> {
    return this.desk.save(workspaceId, body, { actor, requestId });
  }

  /** What a rule that is not saved would do now; changes nothing. */
  @Post('preview')
  @HttpCode(200)
  @Requires('retention.manage')
  @ApiOkResponse({ type: RetentionPreviewAnswer })
  preview(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: RetentionPreviewBody,
  ): Promise<RetentionPreview> {
    return this.desk.preview(workspaceId, body);
  }
}
