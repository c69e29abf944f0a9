import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { installDependencies } from './dependencies.mjs';
import { endingSignals } from './ending-signals.mjs';
import { commandLineOf, identityOf, isStillRunning, parentOf } from './process-identity.mjs';
import { root } from './root.mjs';

const OLDEST_HOST = [20, 19];
/** From this version on Node runs TypeScript as it is. */
const OWN_MAJOR = 24;

/**
 * Installs what is locked, then runs the command under the project's own Node. Signals go on to it, its exit code
 * comes back, and it ends in good order when this process or the npm that started it is killed.
 * @param {string} main path from the root
 */
export async function relaunch(main) {
  try {
    requireHost();
    await installDependencies(root);
    run(ownNode(), main);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function requireHost() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = OLDEST_HOST;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Error(
    `Voicekeep needs Node ${OLDEST_HOST.join('.')} or newer; this is ${process.versions.node}.`,
  );
}

function ownNode() {
  const locked = join(root, 'node_modules/.bin/node');
  if (existsSync(locked)) return locked;
  if (Number(process.versions.node.split('.')[0]) >= OWN_MAJOR) return process.execPath;
  throw new Error(
    `There is no locked Node ${OWN_MAJOR} for this system: install Node ${OWN_MAJOR} and try again.`,
  );
}

/**
 * @param {string} node
 * @param {string} main
 */
function run(node, main) {
  // the fourth channel carries nothing: its end tells the child that this process is gone
  const child = spawn(node, [join(root, main), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  child.once('error', (cause) => {
    console.error(`${node} could not be started: ${cause.message}`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
  });
  for (const signal of endingSignals()) {
    process.on(signal, () => child.kill(signal));
  }
  onNpmGone(() => child.kill('SIGTERM'));
}

/**
 * A killed npm leaves its script running: nobody could stop it any more, so it is told to end.
 * @param {() => void} tell
 */
function onNpmGone(tell) {
  const npm = process.env['npm_lifecycle_event'] === undefined ? undefined : npmAncestor();
  if (!npm) return;
  const watch = setInterval(() => {
    if (isStillRunning(npm)) return;
    clearInterval(watch);
    tell();
  }, 500);
  watch.unref();
}

function npmAncestor() {
  /** @type {number | undefined} */
  let pid = process.pid;
  for (let steps = 0; steps < 3 && pid !== undefined; steps++) {
    pid = parentOf(pid);
    if (
      pid !== undefined &&
      /\bnpm\b/.test(commandLineOf(pid)) &&
      !commandLineOf(pid).includes('tools/launch')
    )
      return identityOf(pid);
  }
  return undefined;
}
