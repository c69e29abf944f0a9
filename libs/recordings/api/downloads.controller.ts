import { pipeline } from 'node:stream/promises';
import { Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiController, IdPipe, Public } from '@voicekeep/shared/http';
import { DownloadDesk } from '@voicekeep/recordings/workflow';
import { endWhenStalled } from './end-when-stalled';

/** A client that takes nothing for so long is gone; the bucket's connection is not held for it. */
const STALLED_MS = 120_000;

/** A zip for whoever holds its ticket: the ticket is the right, for this one order and a while. */
@ApiExcludeController()
@ApiController('workspaces/:workspaceId/recordings/download')
export class DownloadsController {
  constructor(private readonly desk: DownloadDesk) {}

  @Get(':id/:ticket')
  @Public()
  @Header('Referrer-Policy', 'no-referrer')
  @Header('Cross-Origin-Resource-Policy', 'cross-origin')
  async get(
    @Param('workspaceId', IdPipe) workspaceId: string,
    @Param('id', IdPipe) id: string,
    @Param('ticket') ticket: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const left = new AbortController();
    response.once('close', () => left.abort());
    const zip = await this.desk.open(workspaceId, id, ticket, left.signal);
    response.status(200).set({
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${zip.fileName}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
      // A proxy that buffers would keep the audio in files of its own, and read the bucket for nobody.
      'X-Accel-Buffering': 'no',
    });
    if (request.method === 'HEAD') {
      zip.body.destroy();
      response.end();
      return;
    }
    endWhenStalled(response, STALLED_MS);
    // A zip that is not whole must not look like one: the connection breaks, and the browser says so.
    await pipeline(zip.body, response).catch(() => response.destroy());
  }
}
