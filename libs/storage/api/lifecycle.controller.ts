import { Body, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Actor } from '@voicekeep/shared/access';
import type { LifecyclePreview, StorageLifecycle } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { LifecycleDesk } from '@voicekeep/storage/domain';
import { LifecycleAnswer, LifecyclePreviewAnswer } from './dto/lifecycle-answers.dto';
import { LifecycleBody } from './dto/lifecycle-body.dto';

@ApiController('workspaces/:workspaceId/storage/lifecycle')
export class LifecycleController {
  constructor(private readonly desk: LifecycleDesk) {}

  @Get()
  @Requires('storage.read')
  @ApiOperation({ summary: 'The lifecycle rules in force, ours and others, and what presets would do' })
  @ApiOkResponse({ type: LifecycleAnswer })
  read(@Param('workspaceId', IdPipe) workspaceId: string): Promise<StorageLifecycle> {
    return this.desk.read(workspaceId);
  }

  @Put()
  @Requires('storage.update')
  @ApiOperation({ summary: 'Set our lifecycle rule; foreign rules stay as they are' })
  @ApiOkResponse({ type: LifecycleAnswer })
  save(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() { transitions }: LifecycleBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<StorageLifecycle> {
    return this.desk.save(workspaceId, transitions, { actor, requestId });
  }

  @Post('preview')
  @HttpCode(200)
  @Requires('storage.read')
  @ApiOperation({ summary: 'What lifecycle steps would do to the recordings there are; changes nothing' })
  @ApiOkResponse({ type: LifecyclePreviewAnswer })
  preview(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() { transitions }: LifecycleBody,
  ): Promise<LifecyclePreview> {
    return this.desk.preview(workspaceId, transitions);
  }
}
