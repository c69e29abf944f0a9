import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FaultKind, Operation } from './fault-kinds.mts';
import type { FaultPlan } from './fault-plan.mts';
import { bodyOf, endToEnd, giveBack, passOn, swallow } from './forward.mts';
import { Gateway } from './gateway.mts';
import { type Monitor, sidIn } from './monitor.mts';

const errorXml = (code: string, message: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

interface Asked {
  readonly asked: IncomingMessage;
  readonly response: ServerResponse;
  readonly operation: Operation;
  readonly bucket: string;
  readonly key: string;
  readonly sid: string;
}

/** Stands in front of the real store, breaks what the plan says and looks at every put and deletion. */
export class S3Gateway extends Gateway {
  readonly #target: URL;
  readonly #plan: FaultPlan;
  readonly #monitor: Monitor;
  readonly #slowMs: number;
  /** ETags that the store pretends to have kept although the bytes changed. */
  readonly #pretended = new Map<string, string>();
  /** Access keys that the store does not know any more. */
  readonly revoked = new Set<string>();
  /** Prefixes under which keys may lie. */
  readonly prefixes = new Set<string>();
  puts = 0;

  constructor(target: string, plan: FaultPlan, monitor: Monitor, slowMs: number) {
    super();
    this.#target = new URL(target);
    this.#plan = plan;
    this.#monitor = monitor;
    this.#slowMs = slowMs;
  }

  protected override async serve(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(asked.url ?? '/', 'http://store');
    const [, bucket = '', ...rest] = decodeURIComponent(url.pathname).split('/');
    const key = rest.join('/');
    const sid = sidIn(decodeURIComponent(asked.url ?? ''));
    const request = { asked, response, bucket, key, sid: sid ?? '', operation: operationOf(asked, key) };
    if (url.searchParams.has('uploads') && asked.method === 'POST')
      this.#monitor.violations.add('I5', `A multipart upload of ${key} began.`);
    if (this.#isRevoked(asked)) return refuse(request, 403, 'InvalidAccessKeyId', 'No such key.');
    if (sid === null) return giveBack(await passOn(asked, this.#target), response, this.skewed());
    if (request.operation === 's3-put') this.#observePut(request);
    const kind = this.#plan.decide(request.operation, `${sid} ${attemptOf(key)}`);
    if (kind !== null && (await this.#break(kind, request))) return;
    if (request.operation === 's3-delete' && asked.method === 'DELETE')
      await this.#monitor.beforeObjectDelete(sid, bucket, key);
    const answer = await passOn(asked, this.#target);
    const ok = (answer.statusCode ?? 500) < 300;
    if (ok && (request.operation === 's3-put' || request.operation === 's3-delete'))
      this.#pretended.delete(`${bucket}/${key}`);
    await this.#after(kind, answer, ok, request);
  }

  #observePut({ bucket, key, sid, asked }: Asked): void {
    this.puts += 1;
    this.#monitor.put(sid, bucket, key);
    if (![...this.prefixes].some((prefix) => key.startsWith(prefix)))
      this.#monitor.violations.add('I6', `A put went to ${key}, outside every workspace's prefix.`);
    if (/\+\d{8}/.test(asked.url ?? ''))
      this.#monitor.violations.add('I9', 'A phone number stands in an object key.');
  }

  /** @returns whether the request has its answer now; nothing of it has reached the store then */
  async #break(kind: FaultKind, request: Asked): Promise<boolean> {
    const { asked, response } = request;
    switch (kind) {
      case 's3:503-before':
        await refuse(request, 503, 'SlowDown', 'Please reduce your request rate.');
        return true;
      case 's3:reset-before':
        asked.socket.resetAndDestroy();
        return true;
      case 's3:stall':
        asked.resume();
        return true;
      case 's3:false-404':
        await refuse(request, 404, 'NoSuchKey', 'The specified key does not exist.');
        return true;
      case 's3:403-key':
        await refuse(request, 403, 'InvalidAccessKeyId', 'No such key.');
        return true;
      case 's3:412':
        await refuse(request, 412, 'PreconditionFailed', 'A precondition did not hold.');
        return true;
      case 's3:wrong-region':
        response.setHeader('x-amz-bucket-region', 'eu-west-1');
        await refuse(request, 400, 'AuthorizationHeaderMalformed', "expecting 'eu-west-1'");
        return true;
      case 's3:delete-that-keeps':
        await swallow(asked);
        response.writeHead(asked.method === 'POST' ? 200 : 204);
        response.end(asked.method === 'POST' ? '<DeleteResult></DeleteResult>' : undefined);
        return true;
      case 's3:slow':
        await pause(this.#slowMs);
        return false;
      default:
        return false;
    }
  }

  async #after(kind: FaultKind | null, answer: IncomingMessage, ok: boolean, request: Asked): Promise<void> {
    const { asked, response, bucket, key } = request;
    const name = `${bucket}/${key}`;
    if (kind === 's3:500-after-apply') {
      answer.resume();
      await refuse(request, 500, 'InternalError', 'We encountered an internal error.');
    } else if (kind === 's3:reset-after') {
      answer.resume();
      asked.socket.resetAndDestroy();
    } else if (kind === 's3:bit-flip' && ok) {
      await this.#monitor.store.damage(bucket, key, flipOneBit);
      if (answer.headers.etag !== undefined) this.#pretended.set(name, answer.headers.etag);
      await giveBack(answer, response, this.skewed());
    } else if (kind === 's3:short-store' && ok) {
      await this.#monitor.store.damage(bucket, key, (bytes) => bytes.subarray(0, bytes.length >> 1));
      await giveBack(answer, response, this.skewed());
    } else if (kind === 's3:get-cut' && ok) {
      const body = await bodyOf(answer);
      response.writeHead(200, { ...endToEnd(answer), 'content-length': String(body.length) });
      response.write(body.subarray(0, body.length >> 1), () => asked.socket.destroy());
    } else {
      const etag = this.#pretended.get(name);
      await giveBack(answer, response, { ...this.skewed(), ...(etag !== undefined && ok ? { etag } : {}) });
    }
  }

  #isRevoked({ headers, url }: IncomingMessage): boolean {
    const credential = /Credential=([^/,]+)/i.exec(`${headers.authorization ?? ''}${url ?? ''}`)?.[1];
    return credential !== undefined && this.revoked.has(credential);
  }
}

async function refuse(
  { asked, response }: Asked,
  status: number,
  code: string,
  message: string,
): Promise<void> {
  await swallow(asked);
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(asked.method === 'HEAD' ? undefined : errorXml(code, message));
}

function flipOneBit(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const at = bytes.length - 1 - (bytes.length >> 2);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

function operationOf({ method, url }: IncomingMessage, key: string): Operation {
  if (method === 'PUT') return 's3-put';
  if (method === 'HEAD') return 's3-head';
  if (method === 'DELETE' || (method === 'POST' && url?.includes('delete') === true)) return 's3-delete';
  return key === '' ? 's3-list' : 's3-get';
}

/** Attempts of one recording meet fates of their own. */
const attemptOf = (key: string): string => /\/a(\d+)\//.exec(key)?.[1] ?? '1';
