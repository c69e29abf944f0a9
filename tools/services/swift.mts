import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { awaitReady, recordedDaemon, startDaemon, type Daemon } from './daemon.mts';
import { findProgram } from './find-program.mts';
import type { InstanceSettings } from './instance-settings.mts';
import { LaunchError } from './launch-error.mts';
import type { S3Access } from './radosgw-users.mts';
import { runCommand } from './run-command.mts';
import { serverEnvironment } from './server-environment.mts';
import { serve, type Service } from './service.mts';
import { ACCESS_KEY, BACKENDS, swiftConf, type Backend, type SwiftPlan } from './swift-conf.mts';

type Role = Backend | 'proxy';

/** The proxy first: the order in which they are ended. */
const ROLES: readonly Role[] = ['proxy', ...BACKENDS];

/** Debian's own Python, which has Swift's packages; another one may come first on PATH. */
const PYTHON = '/usr/bin/python3';
const DEVICE = 'd1';
/** Nothing of it is worth a longer wait. */
const GRACE_MS = 5_000;

/** A private OpenStack Swift on loopback that speaks S3, for tests: it starts empty, and keeps nothing for another start. */
export async function startSwift(
  parent: string,
  settings: InstanceSettings,
): Promise<Service<Omit<S3Access, 'reader'>>> {
  const dir = join(parent, 'swift');
  if (/[\s;#"%]/.test(dir))
    throw new LaunchError(`The folder name ${dir} holds a character Swift cannot take.`);
  await stopAll(
    ROLES.map((role) => recordedDaemon(dir, nameOf(role))).filter((daemon) => daemon !== undefined),
  );
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(join(dir, 'devices', DEVICE), { recursive: true, mode: 0o700 });
  await requireExtendedAttributes(dir);

  const plan: SwiftPlan = {
    dir,
    user: userInfo().username,
    region: 'us-east-1',
    proxyPort: await settings.port('swift-proxy'),
    backendPorts: {
      account: await settings.port('swift-account'),
      container: await settings.port('swift-container'),
      object: await settings.port('swift-object'),
    },
    secretKey: settings.secret('swift-secret'),
    hashSuffix: settings.secret('swift-hash'),
  };
  for (const [name, content] of Object.entries(swiftConf(plan)))
    writeFileSync(join(dir, name), content, { mode: 0o600 });
  await Promise.all(BACKENDS.map((backend) => makeRing(plan, backend)));

  const running: Daemon[] = [];
  try {
    for (const role of ROLES.toReversed()) running.unshift(await start(plan, role));
  } catch (error) {
    await stopAll(running);
    throw error;
  }
  const access = {
    endpoint: urlOf(plan.proxyPort),
    region: plan.region,
    accessKey: ACCESS_KEY,
    secretKey: plan.secretKey,
  };
  return serve(access, running, stopAll);
}

async function start(plan: SwiftPlan, role: Role): Promise<Daemon> {
  const { dir } = plan;
  const program = `swift-${role}-server`;
  const daemon = await startDaemon({
    name: nameOf(role),
    dir,
    command: PYTHON,
    // told to be verbose it writes to its own output what would else go to syslog alone
    args: [
      join(dir, 'serve.py'),
      dir,
      findProgram(program) ?? program,
      join(dir, `${role}-server.conf`),
      '-v',
    ],
    env: serverEnvironment(),
  });
  const port = role === 'proxy' ? plan.proxyPort : plan.backendPorts[role];
  await awaitReady(daemon, async () => {
    const answer = await fetch(`${urlOf(port)}/healthcheck`, { signal: AbortSignal.timeout(3_000) });
    return (await answer.text()) === 'OK';
  });
  return daemon;
}

/** One copy of everything, on the one device. */
async function makeRing({ dir, backendPorts }: SwiftPlan, backend: Backend): Promise<void> {
  const build = (...args: string[]) =>
    runCommand('swift-ring-builder', [join(dir, `${backend}.builder`), ...args], {
      env: serverEnvironment(),
      cwd: dir,
    });
  // 2^4 parts, one replica, no hours between two changes
  await build('create', '4', '1', '0');
  await build('add', `r1z1-127.0.0.1:${backendPorts[backend]}/${DEVICE}`, '1');
  await build('rebalance');
}

async function requireExtendedAttributes(dir: string): Promise<void> {
  const attempt = 'import os, sys; os.setxattr(sys.argv[1], "user.voicekeep", b"1")';
  await runCommand(PYTHON, ['-c', attempt, dir], { env: serverEnvironment() }).catch(() => {
    throw new LaunchError(
      `Swift needs a file system with extended attributes, and that of ${dir} has none: set TMPDIR to a folder on another.`,
    );
  });
}

async function stopAll(daemons: readonly Daemon[]): Promise<void> {
  for (const daemon of daemons) await daemon.stop(GRACE_MS);
}

function nameOf(role: Role): string {
  return `swift-${role}`;
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
