import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { errors, type FieldProblem, type VoicekeepError } from '@voicekeep/shared/errors';
import type { AddressVerdict, AllowedEndpoints } from '@voicekeep/storage/domain';

type Refusal = Omit<FieldProblem, 'path'>;
type Resolve = (host: string) => Promise<readonly string[]>;

const resolveAll: Resolve = async (host) =>
  (await dns.promises.lookup(host, { all: true })).map(({ address }) => address);

const REFUSALS: Readonly<Record<'forbidden' | 'private' | 'insecure', Refusal>> = {
  forbidden: {
    code: 'storage.endpoint_forbidden',
    message:
      'This address belongs to this machine or its cloud, not to an S3 store; enter the address of the store.',
  },
  private: {
    code: 'storage.endpoint_private',
    message: 'This address lies in a private network. Ask the operator to add it to S3_ALLOWED_ENDPOINTS.',
  },
  insecure: {
    code: 'storage.endpoint_insecure',
    message:
      'http is not encrypted: use https, or ask the operator to add the address to S3_ALLOWED_ENDPOINTS.',
  },
};

const toError = ({ code, message }: Refusal): VoicekeepError =>
  errors.invalid(code, message, { fields: [{ path: 'endpoint', code, message }] });

const isLocalName = (host: string): boolean => /^(.+\.)?localhost\.?$/i.test(host);

/**
 * Decides which addresses an S3 connection may reach, by every address a name resolves to, at the moment
 * of connecting; so a name that changes its mind (DNS rebinding) gains nothing.
 */
export class EndpointGuard {
  constructor(
    private readonly allowed: AllowedEndpoints,
    private readonly resolve: Resolve = resolveAll,
  ) {}

  /** For an agent: resolves a name and hands on its addresses only if all of them may be reached. */
  lookup(secure: boolean): LookupFunction {
    return (host, options, callback) => {
      this.resolve(host).then(
        (addresses) => {
          const [first] = addresses;
          const refusal = this.refusalOf(host, addresses, secure);
          if (refusal || first === undefined) {
            callback(toError(refusal ?? REFUSALS.forbidden), '', 0);
            return;
          }
          if (options.all)
            callback(
              null,
              addresses.map((address) => ({ address, family: isIP(address) })),
            );
          else callback(null, first, isIP(first));
        },
        (error: NodeJS.ErrnoException) => callback(error, '', 0),
      );
    };
  }

  /** An address written as numbers is never looked up, so it is judged before a connection is made. @throws VoicekeepError */
  requireLiteral(endpoint: string): void {
    const { host, secure } = partsOf(endpoint);
    const refusal = isIP(host) ? this.refusalOf(host, [host], secure) : null;
    if (refusal) throw toError(refusal);
  }

  /** The refusal a person should read before saving, or null; a name that does not resolve is no refusal under https. */
  async refusal(endpoint: string): Promise<Refusal | null> {
    const { host, secure } = partsOf(endpoint);
    if (isIP(host)) return this.refusalOf(host, [host], secure);
    if (isLocalName(host)) return this.refusalOf(host, ['127.0.0.1'], secure);
    const addresses = await this.resolve(host).catch((): readonly string[] => []);
    if (addresses.length === 0) return secure || this.allowed.lists(host) ? null : REFUSALS.insecure;
    return this.refusalOf(host, addresses, secure);
  }

  private refusalOf(host: string, addresses: readonly string[], secure: boolean): Refusal | null {
    const verdicts = new Set<AddressVerdict>(addresses.map((address) => this.allowed.judge(host, address)));
    if (verdicts.has('forbidden')) return REFUSALS.forbidden;
    if (verdicts.has('private')) return REFUSALS.private;
    return !secure && verdicts.has('public') ? REFUSALS.insecure : null;
  }
}

function partsOf(endpoint: string): { host: string; secure: boolean } {
  const url = new URL(endpoint);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), secure: url.protocol === 'https:' };
}
