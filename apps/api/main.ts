import 'reflect-metadata';
import { readEnvironment } from './environment';
import { exitBecause } from './exit';
import { endOnSignal } from './graceful-end';
import { startApi } from './start-api';
import { startWorker } from './start-worker';
import { collectYoungGarbage } from './young-garbage';

async function main(): Promise<void> {
  const environment = readEnvironment();
  if (environment.role !== 'api') collectYoungGarbage();
  const app = environment.role === 'worker' ? await startWorker(environment) : await startApi(environment);
  endOnSignal(() => app.close());
}

main().catch(exitBecause);
