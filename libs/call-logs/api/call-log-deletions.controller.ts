import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type DeletionPreview, type Job, type PendingDeletionList } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, JobAnswer, RequestId, Requires } from '@voicekeep/shared/http';
import { CallLogDeletion, DeletionPreviewer, JobDesk } from '@voicekeep/call-logs/workflow';
import { CallLogDeletionBody, CallLogDeletionQuery } from './dto/call-log-deletion.dto';
import { DeletionPreviewAnswer, PendingDeletionAnswers } from './dto/deletion-answers.dto';
import { toTold } from './dto/deletion-expectation.dto';
import { toTarget } from './dto/to-target';

@ApiTags('Call logs')
@ApiController('workspaces/:workspaceId/call-logs/delete')
export class CallLogDeletionsController {
  constructor(
    private readonly deletion: CallLogDeletion,
    private readonly previewer: DeletionPreviewer,
    private readonly jobs: JobDesk,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('call_log.delete')
  @ApiAcceptedResponse({ type: JobAnswer })
  async order(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() query: CallLogDeletionQuery,
    @Body() body: CallLogDeletionBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Job> {
    const by = { actor, requestId };
    const { undoSeconds } = query;
    return this.jobs.started(
      await this.deletion.order(workspaceId, toTarget(body), undoSeconds, by, toTold(query)),
    );
  }

  /** Changes nothing. */
  @Post('preview')
  @HttpCode(200)
  @Requires('call_log.delete')
  @ApiOkResponse({ type: DeletionPreviewAnswer })
  preview(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: CallLogDeletionBody,
  ): Promise<DeletionPreview> {
    return this.previewer.ofCallLogs(workspaceId, toTarget(body));
  }

  /** Ordered with `undoSeconds` that still run, the newest first. */
  @Get()
  @Requires('call_log.delete')
  @ApiOkResponse({ type: PendingDeletionAnswers })
  async pending(@Param('workspaceId', IdPipe) workspaceId: string): Promise<PendingDeletionList> {
    const held = await this.deletion.pending(workspaceId);
    return {
      items: held.map(({ job, until }) => ({
        ...{ jobId: job.id, callLogs: job.total, orderedAt: job.startedAt, undoUntil: until.toISOString() },
      })),
    };
  }

  /** Takes back a deletion ordered with `undoSeconds` while they run. */
  @Post(':jobId/undo')
  @HttpCode(204)
  @Requires('call_log.delete')
  @ApiNoContentResponse()
  undo(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('jobId', IdPipe) jobId: string,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<void> {
    return this.deletion.undo(workspaceId, jobId, { actor, requestId });
  }
}
