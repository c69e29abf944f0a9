import { Get, Next, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { ApiController, Requires } from '@voicekeep/shared/http';
import { QUEUE_BOARD_ROUTE, QueueBoard } from './queue-board';

/** Pages for people, not part of what REST consumers rely on. */
@ApiExcludeController()
@ApiController(QUEUE_BOARD_ROUTE)
export class QueueBoardController {
  constructor(private readonly board: QueueBoard) {}

  @Get(['', '*page'])
  @Requires('system.read', 'installation')
  show(@Req() request: Request, @Res() response: Response, @Next() next: NextFunction): Promise<void> {
    return this.board.answer(request, response, next);
  }
}
