import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CephPlan } from './ceph-conf.mts';
import { cephConf } from './ceph-conf.mts';
import { awaitReady, type Daemon, startDaemon } from './daemon.mts';
import { LaunchError } from './launch-error.mts';
import { runCommand } from './run-command.mts';
import { serverEnvironment } from './server-environment.mts';

/** The commands of a private cluster: each knows the one configuration file, so none can reach another cluster. */
export class CephCluster {
  readonly #plan: CephPlan;
  readonly #conf: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(plan: CephPlan) {
    this.#plan = plan;
    this.#conf = join(plan.dir, 'ceph.conf');
    this.#env = { ...serverEnvironment(), CEPH_CONF: this.#conf };
  }

  writeConfiguration(): void {
    for (const name of ['mon', 'osd', 'rgw', 'run', 'logs']) {
      mkdirSync(join(this.#plan.dir, name), { recursive: true, mode: 0o700 });
    }
    writeFileSync(this.#conf, cephConf(this.#plan), { mode: 0o600 });
  }

  async createMonitor(): Promise<void> {
    await this.#writeMonitorMap();
    const { dir } = this.#plan;
    await this.#run('ceph-mon', ['--mkfs', '-i', 'a', '--monmap', join(dir, 'monmap')]);
  }

  /** The monitor's map holds its port: after a change of port it must be written into its store again. */
  async moveMonitor(): Promise<void> {
    await this.#writeMonitorMap();
    await this.#run('ceph-mon', ['-i', 'a', '--inject-monmap', join(this.#plan.dir, 'monmap')]);
  }

  async #writeMonitorMap(): Promise<void> {
    const { dir, fsid, monPort } = this.#plan;
    const address = `[v2:127.0.0.1:${monPort}]`;
    const map = join(dir, 'monmap');
    await runCommand('monmaptool', ['--create', '--clobber', '--addv', 'a', address, '--fsid', fsid, map], {
      env: this.#env,
    });
  }

  async startMonitor(): Promise<Daemon> {
    const monitor = await this.#daemon('ceph-mon', ['-i', 'a']);
    await awaitReady(monitor, async () => {
      await this.#run('ceph', ['--connect-timeout', '20', 'mon', 'stat']);
      return true;
    });
    return monitor;
  }

  async createOsd(osdUuid: string): Promise<void> {
    await this.#run('ceph', ['osd', 'new', osdUuid]);
    await this.#run('ceph-osd', ['-i', '0', '--mkfs', '--osd-uuid', osdUuid]);
  }

  async startOsd(): Promise<Daemon> {
    const osd = await this.#daemon('ceph-osd', ['-i', '0']);
    await awaitReady(osd, async () => {
      const stat = await this.#run('ceph', ['osd', 'stat', '-f', 'json']);
      return stat.includes('"num_up_osds":1');
    });
    return osd;
  }

  async startGateway(): Promise<Daemon> {
    const gateway = await this.#daemon('radosgw', ['-n', 'client.rgw.main']);
    const endpoint = `http://127.0.0.1:${this.#plan.s3Port}`;
    await awaitReady(gateway, () => speaksS3(endpoint));
    return gateway;
  }

  /** One radosgw-admin command; answers what it printed. */
  admin(...args: string[]): Promise<string> {
    return this.#run('radosgw-admin', ['-n', 'client.rgw.main', ...args]);
  }

  #daemon(command: string, args: readonly string[]): Promise<Daemon> {
    const { dir } = this.#plan;
    return startDaemon({
      name: command,
      dir,
      command,
      args: ['-f', '--conf', this.#conf, ...args],
      env: this.#env,
    });
  }

  #run(command: string, args: readonly string[]): Promise<string> {
    return runCommand(command, ['--conf', this.#conf, ...args], { env: this.#env, cwd: this.#plan.dir });
  }
}

/** True when an unsigned request is answered by something that speaks S3. */
export async function speaksS3(endpoint: string): Promise<boolean> {
  const answer = await fetch(endpoint, { signal: AbortSignal.timeout(3_000) });
  return (await answer.text()).includes('ListAllMyBucketsResult') || answer.status === 403;
}

/** Throws when the folder lies too deep or its name would break the configuration file. */
export function assertUsableFolder(dir: string): void {
  if (/[\n;#"$]/.test(dir))
    throw new LaunchError(`The folder name ${dir} holds a character Ceph cannot take.`);
}
