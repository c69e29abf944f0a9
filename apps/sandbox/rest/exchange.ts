import type { Request } from 'express';
import type { Caller } from '../accounts/caller';
import type { FaultKind } from '../faults/fault-kind';
import type { LoggedRequest } from '../requests/request-log';

/** What the gates learned about a request on its way to its route. */
export interface Exchange {
  readonly caller: Caller;
  readonly fault: FaultKind | null;
  readonly logged: LoggedRequest;
}

const exchanges = new WeakMap<Request, Exchange>();

export function begin(request: Request, exchange: Exchange): void {
  exchanges.set(request, exchange);
}

export function exchangeOf(request: Request): Exchange {
  const exchange = exchanges.get(request);
  if (!exchange) throw new Error('This route is not behind the gate.');
  return exchange;
}
