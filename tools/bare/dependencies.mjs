import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { takeLock } from './lock.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 */

/**
 * True when node_modules holds exactly what package-lock.json names. npm itself writes what it installed to
 * node_modules/.package-lock.json at the end of an install; an interrupted one leaves none.
 * @param {string} root
 */
export function areDependenciesInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, want]) => {
    if (path === '') return true;
    const have = installed[path];
    // packages for other platforms are optional and left out
    if (!have) return want.optional === true;
    return have.version === want.version && have.integrity === want.integrity;
  });
}

/**
 * Installs the locked dependencies when they are missing or stale. Answers true if it had to.
 * @param {string} root
 */
export async function installDependencies(root) {
  if (areDependenciesInstalled(root)) return false;
  const release = await waitForLock(join(root, '.voicekeep/install.lock'));
  try {
    if (areDependenciesInstalled(root)) return false;
    console.log('Installing the locked dependencies; the first time this takes a minute or two.');
    const begun = performance.now();
    const code = await npmCi(root);
    if (code !== 0) {
      throw new Error('The dependencies could not be installed: run `npm ci` and see what it says.');
    }
    console.log(`  dependencies ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    return true;
  } finally {
    release();
  }
}

/**
 * @param {string} root
 * @returns {Promise<number>}
 */
function npmCi(root) {
  // the host's own node: the one in node_modules is about to be replaced
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env;
  const options = ['ci', '--include=dev', '--loglevel=error'];
  const [command, args] = npm?.endsWith('.js') ? [node, [npm, ...options]] : ['npm', options];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

/**
 * @param {string} file
 */
async function waitForLock(file) {
  for (;;) {
    const release = takeLock(file);
    if (release) return release;
    await pause(500);
  }
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function packagesOf(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
