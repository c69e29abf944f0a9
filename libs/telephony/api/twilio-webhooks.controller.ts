import { All, Controller, HttpCode, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProblemFilter } from '@voicekeep/shared/http';
import { WebhookReceiver } from './webhook-receiver';

/** Where Twilio calls, outside the REST API: no session, no key, the signature is the proof. */
@Controller('webhooks/twilio')
@UseFilters(ProblemFilter)
export class TwilioWebhooksController {
  constructor(private readonly receiver: WebhookReceiver) {}

  @All('recording-status')
  @HttpCode(204)
  async recordingStatus(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    allowPost(request, response);
    await this.receiver.receive('recording-status', request);
  }

  @All('call-status')
  @HttpCode(204)
  async callStatus(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    allowPost(request, response);
    await this.receiver.receive('call-status', request);
  }
}

function allowPost(request: Request, response: Response): void {
  if (request.method !== 'POST') response.setHeader('Allow', 'POST');
}
