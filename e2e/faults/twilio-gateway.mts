import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaultKind, Operation } from './fault-kinds.mts';
import type { FaultPlan } from './fault-plan.mts';
import { bodyOf, endToEnd, giveBack, passOn, swallow } from './forward.mts';
import { Gateway } from './gateway.mts';
import { type Monitor, sidIn } from './monitor.mts';

/** A recording younger than this may still appear at Twilio, so losing it for good would only be slow. */
const OLD_MS = 20 * 60_000;
const EARLY_REFUSALS = 2;

const notFound = (url: string): string =>
  `<?xml version='1.0' encoding='UTF-8'?><TwilioResponse><RestException><Code>20404</Code><Message>The requested resource ${url.split('?')[0] ?? ''} was not found</Message><MoreInfo>https://www.twilio.com/docs/errors/20404</MoreInfo><Status>404</Status></RestException></TwilioResponse>`;
const problem = (status: number, code: number, message: string): string =>
  JSON.stringify({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });

/** Stands in front of the simulated account, breaks what the plan says and looks at every deletion. */
export class TwilioGateway extends Gateway {
  readonly #target: URL;
  readonly #plan: FaultPlan;
  readonly #monitor: Monitor;
  /** Deletions are answered with 503 while this is so. */
  refusesDeletions = false;
  readonly #early = new Map<string, number>();
  /** Where a redirect leads: another host, which must never see credentials. */
  readonly #elsewhere = createServer((asked, response) => this.#serveElsewhere(asked, response));

  constructor(target: string, plan: FaultPlan, monitor: Monitor) {
    super();
    this.#target = new URL(target);
    this.#plan = plan;
    this.#monitor = monitor;
  }

  override async listen(): Promise<void> {
    await super.listen();
    await new Promise<void>((resolve) => this.#elsewhere.listen(0, '127.0.0.1', resolve));
  }

  override async close(): Promise<void> {
    this.#elsewhere.closeAllConnections();
    this.#elsewhere.close();
    await super.close();
  }

  protected override async serve(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = asked.url ?? '';
    const sid = sidIn(url);
    const operation = operationOf(asked.method ?? 'GET', url);
    if (sid !== null && this.#monitor.vanished.has(sid))
      return this.#refuse(asked, response, 404, notFound(url));
    if (operation === 'twilio-media' && sid !== null && this.#isEarly(sid))
      return this.#refuse(asked, response, 404, notFound(url));
    if (operation === 'twilio-delete' && this.refusesDeletions)
      return this.#refuse(asked, response, 503, problem(503, 20503, 'Service Unavailable'));
    const kind = this.#plan.decide(operation, sid ?? url, this.#unfit(sid));
    if (kind !== null && (await this.#break(kind, asked, response, sid))) return;
    if (operation === 'twilio-delete' && sid !== null) await this.#monitor.beforeTwilioDelete(sid);
    const answer = await passOn(asked, this.#target);
    if (operation === 'twilio-delete' && sid !== null && answer.statusCode === 204)
      this.#monitor.deletedAtTwilio.add(sid);
    if (kind === 'twilio:delete-applied-then-reset') {
      answer.resume();
      asked.socket.resetAndDestroy();
    } else if (kind !== null) await this.#damage(kind, answer, asked, response);
    else await giveBack(answer, response, this.skewed());
  }

  /** @returns whether the request has its answer now */
  async #break(
    kind: FaultKind,
    asked: IncomingMessage,
    response: ServerResponse,
    sid: string | null,
  ): Promise<boolean> {
    const url = asked.url ?? '';
    switch (kind) {
      case 'twilio:404-early':
        if (sid !== null) this.#early.set(sid, EARLY_REFUSALS - 1);
        await this.#refuse(asked, response, 404, notFound(url));
        return true;
      case 'twilio:404-for-good':
        if (sid !== null) this.#monitor.vanished.add(sid);
        await this.#refuse(asked, response, 404, notFound(url));
        return true;
      case 'twilio:401':
        await this.#refuse(asked, response, 401, problem(401, 20003, 'Authenticate'));
        return true;
      case 'twilio:429':
        await this.#refuse(asked, response, 429, problem(429, 20429, 'Too Many Requests'));
        return true;
      case 'twilio:503':
        await this.#refuse(asked, response, 503, problem(503, 20503, 'Service Unavailable'));
        return true;
      case 'twilio:reset':
        asked.socket.resetAndDestroy();
        return true;
      case 'twilio:empty':
        response.writeHead(200, { 'content-type': 'audio/x-wav', 'content-length': '0' }).end();
        return true;
      case 'twilio:wrong-type':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Welcome</body></html>');
        return true;
      case 'twilio:redirect': {
        const { port } = this.#elsewhere.address() as AddressInfo;
        response.writeHead(302, { location: `http://localhost:${port}/media/${sid}.wav` }).end();
        return true;
      }
      default:
        return false;
    }
  }

  /** The answer came about and is damaged on its way. */
  async #damage(
    kind: FaultKind,
    answer: IncomingMessage,
    asked: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await bodyOf(answer);
    const half = body.subarray(0, Math.floor(body.length / 2));
    const headers = endToEnd(answer);
    delete headers['content-length'];
    const length = { 'content-length': String(body.length) };
    const status = answer.statusCode ?? 502;
    if (kind === 'twilio:cut-without-length') {
      response.shouldKeepAlive = false;
      response.useChunkedEncodingByDefault = false;
      response.writeHead(status, { ...headers, connection: 'close' }).end(half);
      return;
    }
    response.writeHead(status, kind === 'twilio:cut-chunked' ? headers : { ...headers, ...length });
    response.write(half, () => {
      // `stall` says nothing more until the other side gives up.
      if (kind !== 'twilio:stall') asked.socket.destroy();
    });
  }

  async #refuse(
    asked: IncomingMessage,
    response: ServerResponse,
    status: number,
    body: string,
  ): Promise<void> {
    await swallow(asked);
    response.writeHead(status, {
      'content-type': body.startsWith('<') ? 'application/xml' : 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    });
    response.end(body);
  }

  #isEarly(sid: string): boolean {
    const left = this.#early.get(sid) ?? 0;
    if (left > 0) this.#early.set(sid, left - 1);
    return left > 0;
  }

  /** What is young enough to be waited for is not lost for good. */
  #unfit(sid: string | null): FaultKind[] {
    const createdAt = sid === null ? undefined : this.#monitor.sandbox.recording(sid)?.createdAt;
    const old = createdAt !== undefined && Date.now() - createdAt.getTime() > OLD_MS;
    return old ? [] : ['twilio:404-for-good'];
  }

  #serveElsewhere(asked: IncomingMessage, response: ServerResponse): void {
    if (asked.headers.authorization !== undefined)
      this.#monitor.violations.add('I9', 'Twilio credentials were sent to where a redirect leads.');
    const sid = sidIn(asked.url ?? '');
    if (sid === null) response.writeHead(404).end();
    else
      response.writeHead(200, { 'content-type': 'audio/x-wav' }).end(this.#monitor.sandbox.media(sid, 'wav'));
  }
}

function operationOf(method: string, url: string): Operation {
  const [path = ''] = url.split('?');
  if (method === 'DELETE') return 'twilio-delete';
  if (/\/Recordings\/RE[0-9a-f]{32}(\.wav|\.mp3)?$/.test(path)) return 'twilio-media';
  return sidIn(path) === null ? 'twilio-list' : 'twilio-metadata';
}
