import { pipeline } from 'node:stream/promises';
import { Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiController, IdPipe, Public } from '@voicekeep/shared/http';
import { MediaDesk } from '@voicekeep/recordings/workflow';

/** Sound for whoever holds a ticket: the ticket is the right, for this one recording and a while. */
@ApiExcludeController()
@ApiController('workspaces/:workspaceId/recordings/:id/media')
export class MediaController {
  constructor(private readonly desk: MediaDesk) {}

  @Get(':ticket')
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
    const media = await this.desk.open({ workspaceId, id }, ticket, request.headers.range, left.signal);
    response.status(media.status).set(media.headers);
    // A listener who leaves in the middle is no error.
    await pipeline(media.body, response).catch(() => response.destroy());
  }
}
