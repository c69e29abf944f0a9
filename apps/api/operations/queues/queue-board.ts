import { createBullBoard } from '@bull-board/api';
import { BullAdapter } from '@bull-board/api/bullAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { QueueFigures } from '@voicekeep/plugin/nest';
import { errors } from '@voicekeep/shared/errors';
import { API_PREFIX } from '@voicekeep/shared/http';
import { Probe } from '../probe';

export const QUEUE_BOARD_ROUTE = 'system/queues';
const BASE_PATH = `/${API_PREFIX}/${QUEUE_BOARD_ROUTE}`;
/** An operator's page may wait so long for Redis. */
const DEADLINE_MS = 5000;

/**
 * Bull's own board over the queues, for looking only: what is due stands in the database, and a job taken away or
 * tried again here would change nothing there.
 */
@Injectable()
export class QueueBoard {
  readonly #answering: Probe<unknown>;
  readonly #serve: RequestHandler;

  constructor(figures: QueueFigures) {
    // No answer is kept: one from before would hide for a while that Redis hangs now.
    this.#answering = new Probe(() => figures.count(), { deadlineMs: DEADLINE_MS });
    const serverAdapter = new ExpressAdapter();
    serverAdapter.setBasePath(BASE_PATH);
    createBullBoard({
      queues: figures.queues.map((queue) => new BullAdapter(queue, { readOnlyMode: true })),
      serverAdapter,
      options: { uiConfig: { boardTitle: 'Voicekeep queues' } },
    });
    this.#serve = serverAdapter.getRouter() as RequestHandler;
  }

  /** @throws VoicekeepError `system.queues_unavailable` when Redis gives no answer in time */
  async answer(request: Request, response: Response, next: NextFunction): Promise<void> {
    if ((await this.#answering.answer()) === null)
      throw errors.unavailable(
        'system.queues_unavailable',
        'Redis does not answer, so its queues cannot be shown; work goes on by looking into the database.',
      );
    const late = setTimeout(() => response.destroy(), DEADLINE_MS).unref();
    response.once('close', () => clearTimeout(late));
    // The board knows its pages by the address below its own.
    request.url = request.originalUrl.slice(BASE_PATH.length) || '/';
    void this.#serve(request, response, next);
  }
}
