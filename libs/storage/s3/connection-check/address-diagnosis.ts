import type { VoicekeepError } from '@voicekeep/shared/errors';
import { readFault } from '../s3-fault';
import { readTlsChain } from '../tls-chain';
import type { CheckContext } from './check-context';
import { failed, type Outcome, suggesting } from './check-step';
import { lookWithoutKeys, speaksS3 } from './speaks-s3';

const CHAIN_CODES = new Set(['storage.tls_untrusted', 'storage.tls_host', 'storage.tls_expired']);
/** How a port that speaks TLS answers plain http, besides an error page. */
const CUT_OFF = new Set(['ECONNRESET', 'EPIPE', 'HPE_INVALID_CONSTANT']);

/** Tries what a person would try next, and says what works. @returns null when nothing better is known. */
export async function diagnoseAddress(error: VoicekeepError, context: CheckContext): Promise<Outcome | null> {
  if (CHAIN_CODES.has(error.code)) return aboutChain(error, context);
  const cause = readFault(error.cause).nodeCode;
  const secure = context.endpoint.startsWith('https:');
  if (error.code === 'storage.tls_protocol') return otherScheme(context);
  if (!secure && CUT_OFF.has(cause)) return otherScheme(context);
  if (cause === 'ENOTFOUND' && !context.connection.forcePathStyle) return pathStyle(context);
  if (cause === 'ECONNREFUSED' && isLoopback(context.endpoint))
    return failed(
      'endpoint_unreachable',
      `Nothing listens at ${new URL(context.endpoint).host}, as seen from the server itself.`,
      'In a container, localhost is the container: enter the address of the machine that runs the store.',
    );
  return null;
}

async function answersS3(endpoint: string, { connection, agents, signal }: CheckContext): Promise<boolean> {
  const url = new URL(endpoint);
  url.pathname = `/${connection.bucket}`;
  return lookWithoutKeys(url, agents, signal).then(speaksS3, () => false);
}

/** The same host and port under the other scheme. */
export async function otherScheme(context: CheckContext): Promise<Outcome | null> {
  const secure = context.endpoint.startsWith('https:');
  const url = new URL(context.endpoint);
  const port = url.port || (secure ? '443' : '80');
  const other = `${secure ? 'http' : 'https'}://${url.hostname}:${port}`;
  if (!(await answersS3(other, context))) return null;
  return suggesting(
    failed(
      'tls_protocol',
      `Port ${port} speaks ${secure ? 'http' : 'https'}, the address says ${secure ? 'https' : 'http'}.`,
      `Enter ${other}, or the port that speaks ${secure ? 'https' : 'http'}.`,
    ),
    `Use ${other}`,
    { endpoint: other },
  );
}

async function pathStyle(context: CheckContext): Promise<Outcome | null> {
  const { bucket } = context.connection;
  if (!(await answersS3(context.endpoint, context))) return null;
  return suggesting(
    failed(
      'addressing_style',
      `There is no host ${bucket}.${new URL(context.endpoint).host}: this store wants the bucket in the path.`,
      'Switch path-style addresses on.',
    ),
    'Use path-style addresses',
    { forcePathStyle: true },
  );
}

async function aboutChain(
  error: VoicekeepError,
  { agents, endpoint, signal }: CheckContext,
): Promise<Outcome | null> {
  const chain = await readTlsChain(endpoint, agents, signal).catch(() => null);
  if (!chain) return null;
  if (error.code === 'storage.tls_untrusted')
    return failed(
      'tls_untrusted',
      `The certificate is signed by "${chain.issuer}", which this server does not know.`,
      `Paste the certificate of "${chain.issuer}" (PEM) into CA certificate; browsers must know it too.`,
    );
  if (error.code === 'storage.tls_expired')
    return failed(
      'tls_expired',
      `The certificate of the store is valid from ${chain.validFrom} to ${chain.validTo} only.`,
      'Renew it there.',
    );
  return failed(
    'tls_host',
    `The certificate belongs to ${chain.names.slice(0, 3).join(', ')}, not to ${new URL(endpoint).hostname}.`,
    'Enter a name it was made for.',
  );
}

const isLoopback = (endpoint: string): boolean =>
  /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(endpoint).hostname);
