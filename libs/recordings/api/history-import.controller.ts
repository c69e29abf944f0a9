import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { AuditTrail } from '@voicekeep/shared/audit';
import { type Job } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, JobAnswer, RequestId, Requires } from '@voicekeep/shared/http';
import { Clock } from '@voicekeep/shared/kernel';
import { requireTimeSpan } from '@voicekeep/call-logs/domain';
import { HistoryImporter, IMPORT_KIND } from '@voicekeep/recordings/workflow';
import { WindowBody } from './dto/migration-body.dto';

/** The account's history into the call list; here because calls and recordings both come by it. */
@ApiTags('Call logs')
@ApiController('workspaces/:workspaceId/call-logs/import')
export class HistoryImportController {
  constructor(
    private readonly importer: HistoryImporter,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('call_log.import')
  @ApiAcceptedResponse({ type: JobAnswer })
  async start(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Body() body: WindowBody,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<Job> {
    const { from, to } = requireTimeSpan(body.from, body.to);
    const id = await this.importer.importHistory(workspaceId, from ?? null, to ?? null);
    const resource = { type: 'job', id };
    await this.audit.append({
      actor,
      requestId,
      workspaceId,
      resource,
      action: 'call_log.imported',
      outcome: 'ok',
    });
    const startedAt = this.clock.now().toISOString();
    return {
      id,
      kind: IMPORT_KIND,
      state: 'running',
      total: 0,
      done: 0,
      failed: 0,
      startedAt,
      finishedAt: null,
    };
  }
}
