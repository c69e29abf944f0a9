// npm run reset: ends what a killed launcher left running and removes all that npm start kept.
import { rmSync } from 'node:fs';
import { stopServices } from '../services/service-set.mts';
import { stopLeftoverApps } from './app-process.mts';
import { exitWith } from './exit.mts';
import { takeLauncherLock } from './launcher-lock.mts';
import { workspace } from './workspace.mts';

async function main(): Promise<number> {
  await takeLauncherLock(workspace.lock);
  await stopLeftoverApps();
  await stopServices(workspace.services);
  rmSync(workspace.state, { recursive: true, force: true });
  console.log('All data of this checkout is gone: .voicekeep/ was removed.');
  return 0;
}

await exitWith(main);
