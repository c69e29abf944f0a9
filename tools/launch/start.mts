// npm start: all set-up, then API, worker and admin on one address until Ctrl-C.
import { endOfRun, untilAborted } from '../services/end-of-run.mts';
import { stopLeftoverApps } from './app-process.mts';
import { exitWith } from './exit.mts';
import { takeLauncherLock } from './launcher-lock.mts';
import { startProduct } from './product.mts';
import { choosePublicPort } from './public-port.mts';
import type { SignIn } from './secrets.mts';
import { workspace } from './workspace.mts';

/** What a shell expects of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

async function main(): Promise<number> {
  const end = endOfRun();
  const lock = await takeLauncherLock(workspace.lock);
  end.addEventListener('abort', lock.announceEnd, { once: true });
  const undo: (() => Promise<void>)[] = [];
  try {
    await stopLeftoverApps();
    const port = await choosePublicPort(process.env['PORT']);
    console.log('Starting Voicekeep');
    const signIn = await startProduct({
      port,
      given: process.env,
      end,
      onStop: (stop) => undo.unshift(stop),
    });
    console.log(readyLines(port, signIn));
    await untilAborted(end);
  } catch (error) {
    if (!end.aborted) throw error;
  } finally {
    if (undo.length > 0) console.log('Stopping …');
    for (const stop of undo) await stop();
    lock.release();
  }
  console.log('Voicekeep has stopped.');
  return end.reason === 'SIGINT' ? INTERRUPTED : 0;
}

function readyLines(port: number, { email, password }: SignIn): string {
  const secret = password === undefined ? 'you gave in ADMIN_PASSWORD' : password;
  return `\nVoicekeep is ready: http://127.0.0.1:${port}\nSign in as ${email} with the password ${secret}`;
}

await exitWith(main);
