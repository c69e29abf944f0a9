import { Body, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '@voicekeep/shared/access';
import type { Member, Page } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { MemberDesk } from './member-desk';
import { MemberAddRequestDto, MemberChangeRequestDto, MemberDto, MembersPageDto } from './member.dto';
import { Members } from './members';

@ApiTags('Members')
@ApiController('workspaces/:workspaceId/members')
export class MembersController {
  constructor(
    private readonly members: Members,
    private readonly desk: MemberDesk,
  ) {}

  @Get()
  @Requires('member.read')
  @ApiOperation({ summary: 'The people of a workspace' })
  @ApiOkResponse({ type: MembersPageDto })
  async list(@Param('workspaceId', IdPipe) workspaceId: string): Promise<Page<Member>> {
    return { items: await this.members.list(workspaceId), nextCursor: null };
  }

  @Post()
  @Requires('member.update')
  @ApiOperation({ summary: 'Add a person by e-mail address' })
  @ApiCreatedResponse({ type: MemberDto })
  add(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() request: MemberAddRequestDto,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Member> {
    return this.desk.add(workspaceId, request, { actor, requestId });
  }

  @Patch(':userId')
  @Requires('member.update')
  @ApiOperation({ summary: "Change a member's role, or disable the member" })
  @ApiOkResponse({ type: MemberDto })
  change(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('userId', IdPipe) userId: string,
    @Body() change: MemberChangeRequestDto,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Member> {
    return this.desk.change(workspaceId, userId, change, { actor, requestId });
  }

  @Delete(':userId')
  @HttpCode(204)
  @Requires('member.update')
  @ApiOperation({ summary: 'Remove a person from a workspace' })
  @ApiNoContentResponse()
  remove(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('userId', IdPipe) userId: string,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<void> {
    return this.desk.remove(workspaceId, userId, { actor, requestId });
  }
}
