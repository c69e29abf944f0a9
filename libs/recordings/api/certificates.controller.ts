import { Readable } from 'node:stream';
import { Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@voicekeep/shared/access';
import { type CopyCertificate } from '@voicekeep/shared/contracts';
import { ApiController, CurrentActor, IdPipe, RequestId, Requires } from '@voicekeep/shared/http';
import { requireTimeSpan } from '@voicekeep/call-logs/domain';
import { CertificateDesk } from '@voicekeep/recordings/workflow';
import { CertificateExportAnswer, CopyCertificateAnswer } from './dto/certificate-answers.dto';
import { CertificateQuery } from './dto/certificate-query.dto';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

@ApiTags('Recordings')
@ApiController('workspaces/:workspaceId/recordings')
export class CertificatesController {
  constructor(private readonly desk: CertificateDesk) {}

  /** Streamed; a connection that ends early means that the export is not complete. */
  @Get('certificates')
  @Requires('recording.export')
  @Header('Cache-Control', 'no-store')
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({ type: CertificateExportAnswer })
  async export(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Query() query: CertificateQuery,
    @CurrentActor() actor: Actor,
    @RequestId() requestId: string,
  ): Promise<StreamableFile> {
    const { format } = query;
    const { from = null, to = null } = requireTimeSpan(query.from, query.to);
    const pieces = await this.desk.export(workspaceId, { format, from, to, actor, requestId });
    const file = new StreamableFile(Readable.from(pieces), {
      type: TYPES[format],
      disposition: `attachment; filename="certificates.${format}"`,
    });
    // A stream that fails must not look like one that came to its end.
    return file.setErrorHandler((_, response) => response.destroy?.());
  }

  @Get(':id/certificate')
  @Requires('recording.read')
  @ApiOkResponse({ type: CopyCertificateAnswer })
  get(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<CopyCertificate> {
    return this.desk.one({ workspaceId, id });
  }
}
