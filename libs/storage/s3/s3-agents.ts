import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import type { EndpointGuard } from './endpoint-guard';

export interface S3Agents {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
}

/** Kept-alive connections behind the guard; they know no proxy and, beside the usual authorities, the given certificate. */
export function s3Agents(guard: EndpointGuard, caCertificate: string | null): S3Agents {
  const kept = { keepAlive: true, keepAliveMsecs: 5_000, noDelay: true };
  const ca = caCertificate === null ? {} : { ca: [...tls.getCACertificates('default'), caCertificate] };
  return {
    httpAgent: new http.Agent({ ...kept, lookup: guard.lookup(false) }),
    httpsAgent: new https.Agent({ ...kept, ...ca, lookup: guard.lookup(true) }),
  };
}
