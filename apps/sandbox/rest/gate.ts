import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { callerFor } from '../accounts/caller';
import type { FaultKind } from '../faults/fault-kind';
import { operationOf } from '../requests/operation';
import type { LoggedRequest } from '../requests/request-log';
import { begin } from './exchange';
import { pathText } from './query';
import type { SandboxWorld } from './sandbox-world';
import {
  notFound,
  serviceUnavailable,
  tooManyRequests,
  TwilioProblem,
  unauthenticated,
} from './twilio-problem';

/**
 * What every request passes before its route: it is logged, counted against the account's concurrency, maybe made
 * to fail, and must carry credentials of the account in its path.
 */
export function gate(world: SandboxWorld): RequestHandler {
  const inFlight = new Map<string, number>();
  return (request: Request, response: Response, next: NextFunction): void => {
    const accountSid = pathText(request, 'accountSid').slice(0, 34);
    const started = performance.now();
    const running = (inFlight.get(accountSid) ?? 0) + 1;
    inFlight.set(accountSid, running);
    response.on('close', () => inFlight.set(accountSid, (inFlight.get(accountSid) ?? 1) - 1));
    const [path = ''] = request.originalUrl.split('?');
    const asked = { method: request.method, path: request.originalUrl, ...operationOf(request.method, path) };
    const fault = world.faults.decide(asked);
    const logged: LoggedRequest = { ...asked, at: world.clock.now(), fault, status: null, deleted: false };
    world.log.add(logged);
    response.on('finish', () => (logged.status = response.statusCode));

    dress(response, running, performance.now() - started);
    if (request.method === 'GET' && hasBody(request)) {
      response.status(403).end();
      return;
    }
    if (running > world.concurrency) throw tooManyRequests();
    if (fault === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    failEarly(world, fault, path, asked.recordingSid);
    const caller = callerFor(world.accounts, accountSid, request.headers.authorization);
    if (!caller) {
      response.set('WWW-Authenticate', 'Basic realm="Twilio API"');
      throw unauthenticated();
    }
    begin(request, { caller, fault, logged });
    next();
  };
}

function failEarly(
  world: SandboxWorld,
  fault: FaultKind | null,
  path: string,
  recordingSid: string | null,
): void {
  if (fault === '401') throw unauthenticated();
  if (fault === '429') throw tooManyRequests();
  if (fault === '503') throw serviceUnavailable();
  if (fault === '404-for-good' && recordingSid) world.state.vanish(recordingSid);
  if (fault === '404-for-good' || fault === '404-early') throw notFound(path);
}

/** Refuses what a restricted key may not do. */
export function mustBeAllowed(allowed: boolean, world: SandboxWorld): void {
  if (!allowed) throw new TwilioProblem(world.variants.forbiddenStatus, 70051, 'Authorization failed');
}

function dress(response: Response, running: number, milliseconds: number): void {
  response.set({
    'Twilio-Request-Id': `RQ${randomBytes(16).toString('hex')}`,
    'Twilio-Concurrent-Requests': String(running),
    'Twilio-Request-Duration': (milliseconds / 1000).toFixed(3),
    'X-Home-Region': 'us1',
    'X-Api-Domain': 'api.twilio.com',
    'X-Powered-By': 'AT-5000',
    'X-Shenanigans': 'none',
  });
}

function hasBody(request: Request): boolean {
  return (
    Number(request.headers['content-length'] ?? 0) > 0 || request.headers['transfer-encoding'] !== undefined
  );
}
