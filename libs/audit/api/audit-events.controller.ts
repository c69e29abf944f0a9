import { Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditLog } from '@voicekeep/shared/audit';
import type { AuditEvent, Page } from '@voicekeep/shared/contracts';
import { ApiController, Requires } from '@voicekeep/shared/http';
import { AuditEventsPageDto } from './audit-event.dto';
import { AuditEventsQuery } from './audit-events-query.dto';
import { auditFilterOf } from './audit-filter';

@ApiTags('Audit')
@ApiController('audit-events')
export class AuditEventsController {
  constructor(private readonly log: AuditLog) {}

  @Get()
  @Requires('system.read', 'installation')
  @ApiOperation({ summary: 'What concerned the installation itself, such as sign-ins, newest first' })
  @ApiOkResponse({ type: AuditEventsPageDto })
  list(@Query() query: AuditEventsQuery): Promise<Page<AuditEvent>> {
    return this.log.page(null, auditFilterOf(query), query);
  }
}
