import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '@voicekeep/shared/access';
import { errors } from '@voicekeep/shared/errors';
import { requestIdOf } from './request-id';
import type { RequestWithActor } from './rights.guard';

/** The actor the guard let in. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = context.switchToHttp().getRequest<RequestWithActor>().actor;
  if (!actor) throw errors.unauthenticated('auth.required', 'Sign in, or send a valid API key.');
  return actor;
});

/** The request's id, for audit rows. */
export const RequestId = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  requestIdOf(context.switchToHttp().getRequest<Request>()),
);
