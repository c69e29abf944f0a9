import { Get, Param, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { type Job } from '@voicekeep/shared/contracts';
import { ApiController, IdPipe, Public } from '@voicekeep/shared/http';
import { JobDesk } from '@voicekeep/call-logs/workflow';
import { JobAnswer } from './dto/answers.dto';
import { SignedInActor } from './signed-in-actor';

@ApiTags('Jobs')
@ApiController('jobs')
export class JobsController {
  constructor(
    private readonly desk: JobDesk,
    private readonly signedIn: SignedInActor,
  ) {}

  /** The desk checks the right: the workspace stands in the job, not in the address. */
  @Get(':jobId')
  @Public()
  @ApiOkResponse({ type: JobAnswer })
  async get(@Param('jobId', IdPipe) jobId: string, @Req() request: Request): Promise<Job> {
    return this.desk.get(jobId, await this.signedIn.of(request));
  }
}
