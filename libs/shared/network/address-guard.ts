import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { AddressVerdict, AllowedEndpoints } from './allowed-endpoints';

/** Why an address may not be reached; the caller has the words and the fix. */
export type AddressRefusal = 'forbidden' | 'private' | 'insecure';

/** All addresses of a name. @throws the resolver's own error for an unknown one */
export type Resolve = (host: string) => Promise<readonly string[]>;

const resolveAll: Resolve = async (host) =>
  (await dns.promises.lookup(host, { all: true })).map(({ address }) => address);

const isLocalName = (host: string): boolean => /^(.+\.)?localhost\.?$/i.test(host);

/**
 * Decides which addresses we may connect to, by every address a name resolves to, at the moment of
 * connecting; so a name that changes its mind (DNS rebinding) gains nothing.
 */
export class AddressGuard {
  constructor(
    private readonly allowed: AllowedEndpoints,
    private readonly toError: (refusal: AddressRefusal) => Error,
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
            callback(this.toError(refusal ?? 'forbidden'), '', 0);
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

  /** An address written as numbers is never looked up, so it is judged before a connection is made. @throws what `toError` makes */
  requireLiteral(url: string): void {
    const { host, secure } = partsOf(url);
    const refusal = isIP(host) ? this.refusalOf(host, [host], secure) : null;
    if (refusal) throw this.toError(refusal);
  }

  /** What a person should read before saving, or null; a name that does not resolve is no refusal under https. */
  async refusal(url: string): Promise<AddressRefusal | null> {
    const { host, secure } = partsOf(url);
    if (isIP(host)) return this.refusalOf(host, [host], secure);
    if (isLocalName(host)) return this.refusalOf(host, ['127.0.0.1'], secure);
    const addresses = await this.resolve(host).catch((): readonly string[] => []);
    if (addresses.length === 0) return secure || this.allowed.lists(host) ? null : 'insecure';
    return this.refusalOf(host, addresses, secure);
  }

  private refusalOf(host: string, addresses: readonly string[], secure: boolean): AddressRefusal | null {
    const verdicts = new Set<AddressVerdict>(addresses.map((address) => this.allowed.judge(host, address)));
    if (verdicts.has('forbidden')) return 'forbidden';
    if (verdicts.has('private')) return 'private';
    return !secure && verdicts.has('public') ? 'insecure' : null;
  }
}

function partsOf(text: string): { host: string; secure: boolean } {
  const url = new URL(text);
  return { host: url.hostname.replace(/^\[|\]$/g, ''), secure: url.protocol === 'https:' };
}
