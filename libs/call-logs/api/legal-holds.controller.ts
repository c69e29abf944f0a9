import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type LegalHold, type Page } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { ApiController, CurrentActor, IdPipe, PageQuery, RequestId, Requires } from '@voicekeep/shared/http';
import { isUuid } from '@voicekeep/shared/kernel';
import { type HoldSubject, type LegalHold as Hold } from '@voicekeep/call-logs/domain';
import { LegalHoldDesk } from '@voicekeep/call-logs/workflow';
import { LegalHoldAnswer, LegalHoldBody, LegalHoldPage } from './dto/legal-hold.dto';

@ApiTags('Legal holds')
@ApiController('workspaces/:workspaceId/holds')
export class LegalHoldsController {
  constructor(private readonly desk: LegalHoldDesk) {}

  /** Those in force, oldest first. */
  @Get()
  @Requires('hold.read')
  @ApiOkResponse({ type: LegalHoldPage })
  async list(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() page: PageQuery,
  ): Promise<Page<LegalHold>> {
    if (page.cursor !== undefined && !isUuid(page.cursor))
      throw errors.malformed('request.cursor_format', 'Take nextCursor of the page before as cursor.');
    const { items, nextCursor } = await this.desk.page(workspaceId, page);
    return { items: items.map(toAnswer), nextCursor };
  }

  @Post()
  @Requires('hold.manage')
  @ApiCreatedResponse({ type: LegalHoldAnswer })
  async place(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: LegalHoldBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<LegalHold> {
    return toAnswer(await this.desk.place(workspaceId, subjectOf(body), body.reason, { actor, requestId }));
  }

  @Delete(':holdId')
  @HttpCode(204)
  @Requires('hold.manage')
  @ApiNoContentResponse()
  lift(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('holdId', IdPipe) holdId: string,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<void> {
    return this.desk.lift(workspaceId, holdId, { actor, requestId });
  }
}

function subjectOf({ callLogId, recordingId }: LegalHoldBody): HoldSubject {
  if (callLogId && !recordingId) return { kind: 'call_log', id: callLogId.toLowerCase() };
  if (recordingId && !callLogId) return { kind: 'recording', id: recordingId.toLowerCase() };
  throw errors.invalid('hold.subject', 'Send either "callLogId" or "recordingId".');
}

const toAnswer = ({ id, subject, callLogId, reason, placedAt }: Hold): LegalHold => ({
  ...{ id, callLogId, reason, placedAt: placedAt.toISOString() },
  recordingId: subject.kind === 'recording' ? subject.id : null,
});
