import { Router, type ErrorRequestHandler } from 'express';
import { accountRoutes } from './account-routes';
import { callsRoutes } from './calls-routes';
import { gate } from './gate';
import { mediaRoutes } from './media-routes';
import { phoneNumbersRoutes } from './phone-numbers-routes';
import { recordingsRoutes } from './recordings-routes';
import type { SandboxWorld } from './sandbox-world';
import { notFound, problemBody, TwilioProblem } from './twilio-problem';

/** The part of Twilio's 2010-04-01 interface that a keeper of recordings needs. */
export function twilioApi(world: SandboxWorld): Router {
  const router = Router();
  const behindGate = gate(world);
  router.use('/2010-04-01/Accounts/:accountSid.json', behindGate, accountRoutes(world));
  router.use(
    '/2010-04-01/Accounts/:accountSid',
    behindGate,
    recordingsRoutes(world),
    callsRoutes(world),
    phoneNumbersRoutes(world),
    mediaRoutes(world),
  );
  router.use('/2010-04-01', (request) => {
    throw notFound(request.originalUrl.split('?')[0] ?? '');
  });
  router.use(answerProblem);
  return router;
}

const answerProblem: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (!(error instanceof TwilioProblem)) {
    next(error);
    return;
  }
  const { contentType, body } = problemBody(error, request.originalUrl.split('?')[0] ?? '');
  response.status(error.status).type(contentType).send(body);
};
