import { basename } from 'node:path';
import { findProgram } from '../services/find-program.mts';
import { runCommand } from '../services/run-command.mts';

/** The names of all packages installed on this Debian. */
export async function installedPackages(env: NodeJS.ProcessEnv): Promise<string[]> {
  const listed = await runCommand('dpkg-query', ['-W', '-f', '${db:Status-Abbrev} ${Package}\n'], { env });
  return listed
    .split('\n')
    .filter((line) => line.startsWith('ii '))
    .map((line) => line.slice(3).trim());
}

/** Takes the services that these packages brought out of the next boot: systemd units and /etc/init.d scripts. */
export async function keepServicesOff(packages: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (packages.length === 0) return;
  const files = (await runCommand('dpkg', ['-L', ...packages], { env })).split('\n');
  const { units, scripts } = servicesAmong(files);
  const attempts: [string, string[]][] = [
    ...units.map((unit): [string, string[]] => ['deb-systemd-helper', ['disable', unit]]),
    ...scripts.map((script): [string, string[]] => ['update-rc.d', [script, 'disable']]),
  ];
  for (const [command, args] of attempts) {
    // a unit that was never enabled is as off as it should be
    if (findProgram(command) !== undefined) {
      await runCommand(command, args, { env: asPackageScript(env) }).catch(() => undefined);
    }
  }
}

/** deb-systemd-helper does nothing unless it believes to be called by dpkg for some package. */
function asPackageScript(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, DPKG_MAINTSCRIPT_PACKAGE: 'voicekeep' };
}

/** Which of a package's files start something at boot. */
export function servicesAmong(files: readonly string[]): { units: string[]; scripts: string[] } {
  const unit = /^(\/usr)?\/lib\/systemd\/system\/[^/@]+\.(service|socket|target|timer)$/;
  return {
    units: files.filter((file) => unit.test(file)).map((file) => basename(file)),
    scripts: files.filter((file) => /^\/etc\/init\.d\/[^/]+$/.test(file)).map((file) => basename(file)),
  };
}
