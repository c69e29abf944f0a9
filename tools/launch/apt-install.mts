import { LaunchError } from '../services/launch-error.mts';
import { runCommand } from '../services/run-command.mts';
import { searchPath } from '../services/server-environment.mts';
import { installedPackages, keepServicesOff } from './debian-services.mts';
import { withoutServiceStarts } from './policy-rc.mts';

const FIVE_MINUTES_MS = 300_000;

/** The packages among those that bring a server, Swift's rsync and rsyslog included; whatever else apt adds stays as Debian means it. */
const SERVERS = /^(mariadb|redis|ceph|radosgw|swift|rsync|rsyslog)/;

/** Installs Debian packages as root. No service of theirs is started, now or at the next boot. */
export async function aptInstall(packages: readonly string[]): Promise<void> {
  const env = { ...process.env, PATH: searchPath(), DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const apt = (...args: string[]) =>
    runCommand('apt-get', ['-y', '-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      env,
      timeoutMs: 2 * FIVE_MINUTES_MS,
    });
  const install = () => apt('install', '--no-install-recommends', ...packages);
  const before = await installedPackages(env);
  await withoutServiceStarts(async () => {
    try {
      // the machine's package lists may be missing or too old to name what the mirror still has
      await install().catch(async () => {
        await apt('update');
        await install();
      });
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      throw new LaunchError(
        `${words}\nRun \`apt-get install ${packages.join(' ')}\` by hand to see more.`,
        69,
      );
    } finally {
      const after = await installedPackages(env);
      await keepServicesOff(
        after.filter((name) => !before.includes(name) && SERVERS.test(name)),
        env,
      );
    }
  });
}
