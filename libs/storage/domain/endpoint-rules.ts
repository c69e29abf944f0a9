import type { FieldProblem } from '@voicekeep/shared/errors';

type EndpointField = 'endpoint' | 'publicEndpoint';

// Well-known services that speak no S3; below 1024 only the web's own ports are taken.
const OTHER_SERVICES = new Set([
  1433, 1521, 2049, 2375, 2376, 2379, 3306, 3389, 5432, 5672, 5900, 6379, 6443, 9092, 9200, 10250, 11211,
  27017,
]);

function portIsRefused(url: URL): boolean {
  const port = url.port === '' ? null : Number(url.port);
  if (port === null || port === 80 || port === 443) return false;
  return port < 1024 || OTHER_SERVICES.has(port);
}

/** The shape of an S3 address: scheme, host and port, nothing else. Whether it may be reached is another question. */
export function endpointProblem(endpoint: string, path: EndpointField = 'endpoint'): FieldProblem | null {
  const problem = (word: string, message: string): FieldProblem => ({
    path,
    code: `storage.${word}`,
    message,
  });
  if (/[\p{Cc}\s]/u.test(endpoint))
    return problem('endpoint_scheme', 'The address holds a blank or a line break; enter it as https://host.');
  if (!/^https?:\/\//i.test(endpoint)) {
    const proposal = /^[a-z0-9.-]+(:\d+)?$/i.test(endpoint)
      ? `https://${endpoint}`
      : 'https://s3.example.com';
    return problem('endpoint_scheme', `The address has to start with https://, such as ${proposal}.`);
  }
  if (!URL.canParse(endpoint))
    return problem(
      'endpoint_scheme',
      'This is not an address; enter it as https://host or https://host:port.',
    );
  const url = new URL(endpoint);
  if (url.username || url.password || endpoint.includes('@'))
    return problem(
      'endpoint_userinfo',
      'Leave user and password out of the address; the keys have fields of their own.',
    );
  if (url.pathname !== '/' || url.search || url.hash || /[?#]$/.test(endpoint))
    return problem('endpoint_path', `Enter only scheme, host and port: ${url.protocol}//${url.host}.`);
  if (portIsRefused(url))
    return problem(
      'endpoint_port',
      `Port ${url.port} belongs to another service; enter the port of the S3 store.`,
    );
  return null;
}

/** The one spelling of an address, for comparing: lower case, no trailing slash or dot, no default port. */
export function normalEndpoint(endpoint: string): string {
  const url = new URL(endpoint);
  return `${url.protocol}//${url.hostname.replace(/\.$/, '')}${url.port ? `:${url.port}` : ''}`;
}
