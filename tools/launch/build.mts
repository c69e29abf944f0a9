import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchError } from '../services/launch-error.mts';
import { tryCommand } from '../services/run-command.mts';
import { step } from './progress.mts';
import { filesBelow, hashSources } from './source-hash.mts';
import { tool, workspace } from './workspace.mts';

/** One thing that is built: from which sources, into which folder. */
interface Product {
  name: string;
  sources: readonly string[];
  wanted: (path: string) => boolean;
  /** Lies in the output when the build succeeded. */
  proof: string;
  make: (signal: AbortSignal) => Promise<void>;
}

const TEN_MINUTES_MS = 600_000;
const LINES_OF_REASON = 40;
const SPEC = /\.spec\.m?ts$/;
const WEB = /\/feature-[^/]+\/|^libs\/shared\/ui\/|^libs\/plugin\/angular\//;
export const SERVER_SOURCES = ['apps/api', 'apps/sandbox', 'examples/host/api', 'libs', 'bench'];

const SERVER: Product = {
  name: 'build: server',
  sources: [...SERVER_SOURCES, '.swcrc', 'package-lock.json', 'tools/launch/build.mts'],
  wanted: (path) => !SPEC.test(path) && !WEB.test(path) && /\.(ts|mts|json)$|swcrc$/.test(path),
  proof: join(workspace.server, 'apps/api/main.js'),
  make: makeServer,
};

const isWebSource = (path: string) =>
  !SPEC.test(path) && (!path.startsWith('libs/') || WEB.test(path) || path.startsWith('libs/shared/'));
const WEB_SOURCES = ['libs', 'tsconfig.base.json', 'tsconfig.web.json', 'package-lock.json'];

const EXAMPLE_HOST: Product = {
  name: 'build: example host',
  sources: ['examples/host/web', ...WEB_SOURCES],
  wanted: isWebSource,
  proof: join(workspace.dist, 'examples-host/browser/index.html'),
  make: (signal) => run('nx', ['build', 'examples-host-web', '--skip-nx-cache'], signal),
};

const ADMIN: Product = {
  name: 'build: admin',
  sources: ['apps/admin', ...WEB_SOURCES],
  wanted: isWebSource,
  proof: join(workspace.admin, 'browser/index.html'),
  make: makeAdmin,
};

/** Builds API, worker, simulated account and the server of the example host into dist/server, unless that was done from the same sources. */
export function buildServer(signal: AbortSignal): Promise<void> {
  return buildIfStale(SERVER, signal);
}

/** Builds the admin into dist/admin, unless that was done from the same sources. */
export async function buildAdmin(signal: AbortSignal): Promise<void> {
  if (filesBelow(workspace.root, ['apps/admin']).some((path) => path.endsWith('.ts'))) {
    await buildIfStale(ADMIN, signal);
  } else {
    console.log('  build: admin             skipped, there is no admin yet');
  }
}

/** Builds the pages of the example host, unless that was done from the same sources. */
export async function buildExampleHost(signal: AbortSignal): Promise<void> {
  if (filesBelow(workspace.root, ['examples/host/web']).some((path) => path.endsWith('.ts'))) {
    await buildIfStale(EXAMPLE_HOST, signal);
  }
}

async function buildIfStale(product: Product, signal: AbortSignal): Promise<void> {
  const stamp = join(workspace.dist, '.built', product.name.replace('build: ', ''));
  const hash = hashSources(workspace.root, product.sources, product.wanted);
  if (existsSync(product.proof) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  rmSync(stamp, { force: true });
  await step(product.name, () => product.make(signal));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/** Into a new folder that then takes the old one's place, so nothing of a removed source stays behind. */
async function makeServer(signal: AbortSignal): Promise<void> {
  const draft = `${workspace.server}.new`;
  rmSync(draft, { recursive: true, force: true });
  await run('swc', [...SERVER_SOURCES, '-d', draft], signal);
  rmSync(workspace.server, { recursive: true, force: true });
  renameSync(draft, workspace.server);
}

async function makeAdmin(signal: AbortSignal): Promise<void> {
  await run('nx', ['build', 'admin', '--skip-nx-cache'], signal);
}

async function run(name: string, args: readonly string[], signal: AbortSignal): Promise<void> {
  const options = { env: buildEnvironment(), cwd: workspace.root, timeoutMs: TEN_MINUTES_MS, signal };
  const { code, stdout, stderr } = await tryCommand(tool(name), args, options);
  if (code === 0) return;
  // Compilers say on one stream what is wrong, and nx on the other only that something is.
  throw new LaunchError(`${name} failed with code ${code}:\n${lastLines(stdout)}\n${lastLines(stderr)}`);
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-LINES_OF_REASON).join('\n');

/** No daemon that stays behind, no questions, no reports to anyone. */
export function buildEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${dirname(tool('node'))}:${process.env['PATH'] ?? ''}`,
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    NG_CLI_ANALYTICS: 'false',
  };
}
