import { Body, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type Job } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { ApiController, CurrentActor, IdPipe, JobAnswer, RequestId, Requires } from '@voicekeep/shared/http';
import { type DeletionTarget } from '@voicekeep/call-logs/domain';
import { CallLogDeletion, JobDesk } from '@voicekeep/call-logs/workflow';
import { CallLogDeletionBody, CallLogDeletionQuery } from './dto/call-log-deletion.dto';
import { toCriteria } from './dto/to-criteria';

@ApiTags('Call logs')
@ApiController('workspaces/:workspaceId/call-logs/delete')
export class CallLogDeletionsController {
  constructor(
    private readonly deletion: CallLogDeletion,
    private readonly jobs: JobDesk,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('call_log.delete')
  @ApiAcceptedResponse({ type: JobAnswer })
  async order(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() { undoSeconds }: CallLogDeletionQuery,
    @Body() body: CallLogDeletionBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Job> {
    const by = { actor, requestId };
    return this.jobs.started(await this.deletion.order(workspaceId, targetOf(body), undoSeconds, by));
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

function targetOf({ ids, filter }: CallLogDeletionBody): DeletionTarget {
  if (ids && !filter) return { ids: [...new Set(ids.map((id) => id.toLowerCase()))] };
  if (filter && !ids) {
    const { notes, ...criteria } = toCriteria(filter);
    if (notes === undefined) return { criteria };
    throw errors.invalid(
      'call_log.deletion_by_notes',
      'Notes cannot choose what is deleted; search for them, then delete by "ids".',
    );
  }
  throw errors.invalid('call_log.deletion_target', 'Send either "ids" or "filter".');
}
