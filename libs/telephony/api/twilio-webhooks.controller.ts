import { All, Controller, HttpCode, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { errors } from '@voicekeep/shared/errors';
import { ProblemFilter, requestIdOf } from '@voicekeep/shared/http';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { WebhookDoor, type WebhookRequest } from '@voicekeep/telephony/domain';
import { formParameters } from './form-body';

/** What Twilio calls. Answers 204 as soon as the event is durable; the work goes on in the queue. */
@ApiExcludeController()
@UseFilters(ProblemFilter)
@Controller('webhooks/twilio')
export class TwilioWebhooksController {
  constructor(
    private readonly door: WebhookDoor,
    private readonly options: VoicekeepOptions,
  ) {}

  @All('recording-status')
  @HttpCode(204)
  recordingStatus(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.accept('recording-status', request, response);
  }

  @All('call-status')
  @HttpCode(204)
  callStatus(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.accept('call-status', request, response);
  }

  private async accept(kind: WebhookRequest['kind'], request: Request, response: Response): Promise<void> {
    if (request.method !== 'POST') {
      response.setHeader('Allow', 'POST');
      throw errors.methodNotAllowed(
        'telephony.method',
        'Twilio posts to this address; set the callback method to POST.',
      );
    }
    const parameters = await formParameters(request);
    const signature = request.headers['x-twilio-signature'];
    await this.door.accept({
      kind,
      signature: typeof signature === 'string' ? signature : '',
      url: this.options.publicUrl + request.originalUrl,
      parameters,
      requestId: requestIdOf(request),
    });
  }
}
