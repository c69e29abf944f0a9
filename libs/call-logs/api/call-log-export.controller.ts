import { Readable } from 'node:stream';
import { Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { CallLogExport } from '@voicekeep/call-logs/workflow';
import { CallLogFilterDto } from './dto/call-log-filter.dto';
import { toCriteria } from './dto/to-criteria';

@ApiTags('Call logs')
@ApiController('workspaces/:workspaceId/call-logs/export')
export class CallLogExportController {
  constructor(private readonly exporter: CallLogExport) {}

  /** Streamed; a connection that ends early means that the export is not complete. */
  @Get()
  @Requires('call_log.export')
  @Header('Cache-Control', 'no-store')
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async export(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() filter: CallLogFilterDto,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<StreamableFile> {
    const pieces = await this.exporter.start(workspaceId, toCriteria(filter), { actor, requestId });
    const file = new StreamableFile(Readable.from(pieces), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="call-logs.csv"',
    });
    // A stream that fails must not look like one that came to its end.
    return file.setErrorHandler((_, response) => response.destroy?.());
  }
}
