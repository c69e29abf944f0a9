import { Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type Job } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, JobAnswer, SignedIn } from '@voicekeep/shared/http';
import { JobDesk } from '@voicekeep/call-logs/workflow';

@ApiTags('Jobs')
@ApiController('jobs')
export class JobsController {
  constructor(private readonly desk: JobDesk) {}

  /** The desk checks the right: the workspace stands in the job, not in the address. */
  @Get(':jobId')
  @SignedIn()
  @ApiOkResponse({ type: JobAnswer })
  get(@Param('jobId', IdPipe) jobId: string, @CurrentActor() actor: Actor): Promise<Job> {
    return this.desk.get(jobId, actor);
  }
}
