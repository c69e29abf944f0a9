import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import type { EndpointGuard } from './endpoint-guard';

export interface S3Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

/**
 * An idle connection is closed before any store closes it, since a request on one just closed would fail; so the
 * connections of a client let go also end by themselves. Requests under way have a deadline of their own.
 */
const IDLE_MS = 4_000;

/** Kept-alive connections behind the guard; they know no proxy and, beside the usual authorities, the given certificate. */
export function s3Agents(guard: EndpointGuard, caCertificate: string | null): S3Agents {
  const kept = { keepAlive: true, keepAliveMsecs: 5_000, noDelay: true, timeout: IDLE_MS };
  const ca = caCertificate === null ? {} : { ca: [...tls.getCACertificates('default'), caCertificate] };
  return {
    httpAgent: new http.Agent({ ...kept, lookup: guard.lookup(false) }),
    httpsAgent: new https.Agent({ ...kept, ...ca, lookup: guard.lookup(true) }),
  };
}
