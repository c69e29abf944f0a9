import { isIP } from 'node:net';
import tls from 'node:tls';
import type { S3Agents } from './s3-agents';

export interface TlsChain {
  /** Who signed the topmost certificate the server sent. */
  readonly issuer: string;
  /** The host names of the server's own certificate. */
  readonly names: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
}

/** Reads the certificates a server shows, trusted or not; nothing else is sent to it. Goes through the agents' guard. */
export async function readTlsChain(
  endpoint: string,
  agents: S3Agents,
  signal: AbortSignal,
): Promise<TlsChain> {
  const { hostname, port } = new URL(endpoint);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = tls.connect({
    host,
    port: Number(port || 443),
    ...(isIP(host) ? {} : { servername: host }),
    ...(agents.httpsAgent.options.lookup ? { lookup: agents.httpsAgent.options.lookup } : {}),
    // Only to look at it: the connection is closed without a byte of ours.
    rejectUnauthorized: false,
  });
  const abort = (): void => void socket.destroy(new Error('The look at the certificate was ended.'));
  signal.addEventListener('abort', abort, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve).once('error', reject);
    });
    return describe(socket.getPeerCertificate(true));
  } finally {
    signal.removeEventListener('abort', abort);
    socket.destroy();
  }
}

function describe(leaf: tls.DetailedPeerCertificate): TlsChain {
  let top = leaf;
  for (let depth = 0; depth < 10 && isAnother(top.issuerCertificate, top); depth++)
    top = top.issuerCertificate;
  const issuer = top.issuer.CN ?? top.issuer.O ?? 'an unnamed authority';
  const names = (leaf.subjectaltname ?? '')
    .split(/,\s*/)
    .map((name) => name.replace(/^(DNS|IP Address):/, ''));
  const day = (text: string): string => new Date(text).toISOString().slice(0, 10);
  return {
    issuer: one(issuer),
    names: names.filter((name) => name !== ''),
    validFrom: day(leaf.valid_from),
    validTo: day(leaf.valid_to),
  };
}

const isAnother = (
  issuer: tls.DetailedPeerCertificate | undefined,
  of: tls.DetailedPeerCertificate,
): boolean => issuer !== undefined && issuer.fingerprint256 !== of.fingerprint256;

const one = (name: string | string[]): string => (Array.isArray(name) ? (name[0] ?? '') : name);
