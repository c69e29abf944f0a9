import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type DeletionPreview, type Job, type Page, type Workspace } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import {
  ApiController,
  CurrentActor,
  IdPipe,
  JobAnswer,
  PageQuery,
  SignedIn,
  RequestId,
  Requires,
} from '@voicekeep/shared/http';
import { isUuid } from '@voicekeep/shared/kernel';
import {
  DeletionPreviewer,
  JobDesk,
  WorkspaceDeletion,
  WorkspaceRegister,
} from '@voicekeep/call-logs/workflow';
import { WorkspaceAnswer, WorkspacePage } from './dto/answers.dto';
import { DeletionPreviewAnswer } from './dto/deletion-answers.dto';
import { WorkspaceBody } from './dto/workspace-body.dto';

@ApiTags('Workspaces')
@ApiController('workspaces')
export class WorkspacesController {
  constructor(
    private readonly register: WorkspaceRegister,
    private readonly deletion: WorkspaceDeletion,
    private readonly previewer: DeletionPreviewer,
    private readonly jobs: JobDesk,
  ) {}

  /** Those the caller may read; so no single right decides. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: WorkspacePage })
  async list(@CurrentActor() actor: Actor, @Query() page: PageQuery): Promise<Page<Workspace>> {
    if (page.cursor !== undefined && !isUuid(page.cursor))
      throw errors.malformed('request.cursor_format', 'Take nextCursor of the page before as cursor.');
    return this.register.page(actor, page);
  }

  @Post()
  @Requires('workspace.create', 'installation')
  @ApiCreatedResponse({ type: WorkspaceAnswer })
  create(
    @Body() body: WorkspaceBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Workspace> {
    return this.register.create(body.name, { actor, requestId });
  }

  @Get(':workspaceId')
  @Requires('workspace.read')
  @ApiOkResponse({ type: WorkspaceAnswer })
  get(@Param('workspaceId', IdPipe) workspaceId: string): Promise<Workspace> {
    return this.register.get(workspaceId);
  }

  @Patch(':workspaceId')
  @Requires('workspace.update')
  @ApiOkResponse({ type: WorkspaceAnswer })
  rename(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: WorkspaceBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Workspace> {
    return this.register.rename(workspaceId, body.name, { actor, requestId });
  }

  @Post(':workspaceId/delete-preview')
  @HttpCode(200)
  @Requires('workspace.delete')
  @ApiOkResponse({ type: DeletionPreviewAnswer })
  deletePreview(@Param('workspaceId', IdPipe) workspaceId: string): Promise<DeletionPreview> {
    return this.previewer.ofWorkspace(workspaceId);
  }

  @Delete(':workspaceId')
  @HttpCode(202)
  @Requires('workspace.delete')
  @ApiAcceptedResponse({ type: JobAnswer })
  async delete(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Job> {
    return this.jobs.started(await this.deletion.start(workspaceId, { actor, requestId }));
  }
}
