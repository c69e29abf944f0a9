import { Body, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type Campaign, type Job, type Page } from '@voicekeep/shared/contracts';
import {
  ApiController,
  CurrentActor,
  IdPipe,
  JobAnswer,
  PageQuery,
  RequestId,
  Requires,
} from '@voicekeep/shared/http';
import { CampaignDeletion, CampaignRegister, JobDesk } from '@voicekeep/call-logs/workflow';
import { CampaignAnswer, CampaignPage } from './dto/answers.dto';
import { CampaignBody, CampaignChangeBody } from './dto/campaign-body.dto';
import { DeletionExpectationQuery, toTold } from './dto/deletion-expectation.dto';

@ApiTags('Campaigns')
@ApiController('workspaces/:workspaceId/campaigns')
export class CampaignsController {
  constructor(
    private readonly register: CampaignRegister,
    private readonly deletion: CampaignDeletion,
    private readonly jobs: JobDesk,
  ) {}

  @Get()
  @Requires('campaign.read')
  @ApiOkResponse({ type: CampaignPage })
  list(@Param('workspaceId', IdPipe) workspaceId: string, @Query() page: PageQuery): Promise<Page<Campaign>> {
    return this.register.page(workspaceId, page);
  }

  @Post()
  @Requires('campaign.update')
  @ApiCreatedResponse({ type: CampaignAnswer })
  add(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: CampaignBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Campaign> {
    return this.register.add(workspaceId, body, { actor, requestId });
  }

  @Get(':campaignId')
  @Requires('campaign.read')
  @ApiOkResponse({ type: CampaignAnswer })
  get(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('campaignId', IdPipe) campaignId: string,
  ): Promise<Campaign> {
    return this.register.get(workspaceId, campaignId);
  }

  @Patch(':campaignId')
  @Requires('campaign.update')
  @ApiOkResponse({ type: CampaignAnswer })
  change(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('campaignId', IdPipe) campaignId: string,
    @Body() body: CampaignChangeBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Campaign> {
    return this.register.change(workspaceId, campaignId, body, { actor, requestId });
  }

  /** Its call logs stay. */
  @Delete(':campaignId')
  @HttpCode(204)
  @Requires('campaign.update')
  @ApiNoContentResponse()
  remove(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('campaignId', IdPipe) campaignId: string,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<void> {
    return this.register.remove(workspaceId, campaignId, { actor, requestId });
  }

  /** With all its call logs, as a bulk deletion without time to undo. */
  @Post(':campaignId/delete')
  @HttpCode(202)
  @Requires('call_log.delete')
  @ApiAcceptedResponse({ type: JobAnswer })
  async removeWithCalls(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('campaignId', IdPipe) campaignId: string,
    @Query() query: DeletionExpectationQuery,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Job> {
    const by = { actor, requestId };
    return this.jobs.started(await this.deletion.start(workspaceId, campaignId, by, toTold(query)));
  }
}
