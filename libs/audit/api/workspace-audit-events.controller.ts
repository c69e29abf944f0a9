import { Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditLog } from '@voicekeep/shared/audit';
import type { AuditEvent, Page } from '@voicekeep/shared/contracts';
import { ApiController, IdPipe, Requires } from '@voicekeep/shared/http';
import { AuditEventsPageDto } from './audit-event.dto';
import { AuditEventsQuery } from './audit-events-query.dto';
import { auditFilterOf } from './audit-filter';

@ApiTags('Audit')
@ApiController('workspaces/:workspaceId/audit-events')
export class WorkspaceAuditEventsController {
  constructor(private readonly log: AuditLog) {}

  @Get()
  @Requires('audit.read')
  @ApiOperation({ summary: 'What people and programs did in a workspace, newest first' })
  @ApiOkResponse({ type: AuditEventsPageDto })
  list(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() query: AuditEventsQuery,
  ): Promise<Page<AuditEvent>> {
    return this.log.page(workspaceId, auditFilterOf(query), query);
  }
}
