import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface MadeUpAuthority {
  /** PEM of the authority itself. */
  readonly ca: string;
  /** A server certificate signed by it, for these names. */
  sign(names: string, days?: number): { key: string; cert: string };
  remove(): void;
}

/** A certificate authority nobody knows, named "Corp Root CA"; made by openssl for one spec. */
export function madeUpAuthority(): MadeUpAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'vk-test-ca-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Corp Root CA');
  return {
    ca: read('ca.pem'),
    sign: (names, days = 30) => {
      writeFileSync(join(folder, 'names.txt'), `subjectAltName=${names}`);
      openssl('req', ...key, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=store');
      const signed = ['-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'];
      const validity =
        days > 0
          ? ['-days', String(days)]
          : ['-not_before', '20200101000000Z', '-not_after', '20200201000000Z'];
      openssl('x509', '-req', ...signed, ...validity, '-extfile', 'names.txt', '-out', 'leaf.pem');
      return { key: read('leaf.key'), cert: read('leaf.pem') };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
