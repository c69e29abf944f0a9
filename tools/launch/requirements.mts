import { findProgram } from '../services/find-program.mts';
import { LaunchError } from '../services/launch-error.mts';
import { aptInstall } from './apt-install.mts';
import { currentSystem, type System } from './system.mts';

/** A server or browser that must be on this machine: its programs and the Debian packages that bring them. */
export interface Requirement {
  title: string;
  programs: readonly string[];
  packages: readonly string[];
}

export const MARIADB: Requirement = {
  title: 'MariaDB',
  programs: ['mariadbd', 'mariadb-install-db'],
  // the encryption plug-in is in mariadb-server, not in mariadb-server-core
  packages: ['mariadb-server'],
};
export const REDIS: Requirement = {
  title: 'Redis',
  programs: ['redis-server'],
  packages: ['redis-server'],
};
export const S3_SERVER: Requirement = {
  title: 'the Ceph S3 server',
  programs: ['radosgw', 'radosgw-admin', 'ceph', 'ceph-mon', 'ceph-osd', 'monmaptool'],
  packages: ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'],
};
export const BROWSER: Requirement = {
  title: 'Chromium',
  programs: ['chromium'],
  packages: ['chromium'],
};
/** For benchmarks alone, to be measured against. */
export const RCLONE: Requirement = {
  title: 'rclone',
  programs: ['rclone'],
  packages: ['rclone'],
};

/** A second S3 server, of a code base of its own: for `npm run test:stores -- swift` alone. */
export const SWIFT: Requirement = {
  title: 'OpenStack Swift',
  programs: [
    'swift-proxy-server',
    'swift-account-server',
    'swift-container-server',
    'swift-object-server',
    'swift-ring-builder',
  ],
  packages: ['swift-proxy', 'swift-account', 'swift-container', 'swift-object', 'python3-swift'],
};

/** EX_UNAVAILABLE of sysexits.h: something must be installed first. */
const UNAVAILABLE = 69;

/** The requirements of which a program is missing. */
export function missingOf(
  wanted: readonly Requirement[],
  has: (program: string) => boolean = (program) => findProgram(program) !== undefined,
): Requirement[] {
  return wanted.filter(({ programs }) => !programs.every(has));
}

/** Makes sure all programs are there: installs them where we may, else says in one sentence how to get them. */
export async function meetRequirements(
  wanted: readonly Requirement[],
  system: System = currentSystem(),
): Promise<void> {
  const missing = missingOf(wanted);
  if (missing.length === 0) return;
  if (!system.isDebian || !system.isRoot) throw new LaunchError(explain(missing, system), UNAVAILABLE);
  const packages = packagesOf(missing);
  console.log(
    `Installing ${titlesOf(missing)} with apt-get (${packages.join(' ')}); no service is left running.`,
  );
  await aptInstall(packages);
  const still = missingOf(wanted);
  if (still.length > 0) {
    throw new LaunchError(`${titlesOf(still)} could not be found after the installation.`, UNAVAILABLE);
  }
}

/** One sentence: what is missing, the exact line that installs it, and the way without installing anything. */
export function explain(missing: readonly Requirement[], system: System): string {
  const get = system.isDebian
    ? `install with \`sudo apt-get install -y --no-install-recommends ${packagesOf(missing).join(' ')}\``
    : `install what your system calls ${packagesOf(missing).join(', ')}`;
  return `Voicekeep needs ${titlesOf(missing)}, not found on this machine: ${get}, or run it with Docker: \`docker compose --profile trial up -d\`.`;
}

function packagesOf(requirements: readonly Requirement[]): string[] {
  return requirements.flatMap(({ packages }) => packages);
}

function titlesOf(requirements: readonly Requirement[]): string {
  const titles = requirements.map(({ title }) => title);
  const last = titles.pop() ?? '';
  return titles.length === 0 ? last : `${titles.join(', ')} and ${last}`;
}
