import ipaddr from 'ipaddr.js';

export type AddressVerdict = 'allowed' | 'public' | 'private' | 'forbidden';
type Address = ipaddr.IPv4 | ipaddr.IPv6;

// Where clouds hand out a machine's own credentials, beyond the link-local range that is refused as a whole.
const METADATA = new Set([
  'fd00:ec2::254',
  'fd00:ec2::23',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
]);
const PRIVATE_RANGES = new Set(['private', 'uniqueLocal', 'carrierGradeNat']);

/** Addresses that carry an IPv4 address inside are judged by that one. */
function plain(address: string): Address {
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed;
  const bytes = parsed.toByteArray();
  if (parsed.range() === 'rfc6052') return ipaddr.fromByteArray(bytes.slice(12));
  if (parsed.range() === '6to4') return ipaddr.fromByteArray(bytes.slice(2, 6));
  return parsed;
}

const isMetadata = (address: Address): boolean =>
  address.range() === 'linkLocal' || METADATA.has(address.toString());

const bare = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');

/**
 * An operator's list of hosts and networks, such as `S3_ALLOWED_ENDPOINTS`, that may be private, loopback
 * or plain http. Cloud metadata addresses are refused even when listed.
 */
export class AllowedEndpoints {
  readonly #hosts: readonly string[];
  readonly #networks: readonly [Address, number][];

  constructor(entries: readonly string[]) {
    const wanted = entries.map((entry) => bare(entry.trim())).filter((entry) => entry !== '');
    this.#networks = wanted.flatMap((entry): [Address, number][] => {
      if (ipaddr.isValidCIDR(entry)) return [ipaddr.parseCIDR(entry)];
      if (!ipaddr.isValid(entry)) return [];
      const address = ipaddr.process(entry);
      return [[address, address.kind() === 'ipv4' ? 32 : 128]];
    });
    this.#hosts = wanted.filter((entry) => !ipaddr.isValid(entry) && !ipaddr.isValidCIDR(entry));
  }

  /** Whether a host name is listed, itself or as a bucket's name in front of a listed one. */
  lists(host: string): boolean {
    const name = bare(host);
    return this.#hosts.some((listed) => name === listed || name.endsWith(`.${listed}`));
  }

  /** @param host the name that was asked for; @param address what it resolved to, or the host itself. */
  judge(host: string, address: string): AddressVerdict {
    const ip = plain(bare(address));
    if (isMetadata(ip)) return 'forbidden';
    if (this.lists(host) || this.#networks.some(([network, bits]) => contains(network, bits, ip)))
      return 'allowed';
    if (ip.range() === 'unicast') return 'public';
    return PRIVATE_RANGES.has(ip.range()) ? 'private' : 'forbidden';
  }
}

function contains(network: Address, bits: number, ip: Address): boolean {
  if (network instanceof ipaddr.IPv4) return ip instanceof ipaddr.IPv4 && ip.match(network, bits);
  return ip instanceof ipaddr.IPv6 && ip.match(network, bits);
}
