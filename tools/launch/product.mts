import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { InstanceSettings } from '../services/instance-settings.mts';
import { startServices, type ServicePlan } from '../services/service-set.mts';
import {
  appEnvironment,
  publicUrl,
  sandboxEnvironment,
  TRIAL_BUCKET,
  type Trial,
} from './app-environment.mts';
import { AppProcess } from './app-process.mts';
import { buildAdmin, buildServer } from './build.mts';
import { isGiven, isTrial } from './given.mts';
import { keepServicesAlive } from './keep-services-alive.mts';
import { migrate } from './migrate.mts';
import { report, step } from './progress.mts';
import { MARIADB, meetRequirements, REDIS, S3_SERVER } from './requirements.mts';
import { sandboxAccount } from './sandbox-account.mts';
import { firstSignIn, masterKeyFile, type SignIn } from './secrets.mts';
import { together } from './together.mts';
import { ensureBucket } from './trial-bucket.mts';
import { workspace } from './workspace.mts';

export interface Launch {
  port: number;
  given: NodeJS.ProcessEnv;
  /** Aborted when the launcher is asked to end: the start then stops between two steps. */
  end: AbortSignal;
  /** Called with the way to end something as soon as it runs; what was started last is to be ended first. */
  onStop: (stop: () => Promise<void>) => void;
}

/** Builds, starts and migrates everything in order; resolves with the sign-in when the API says that it is ready. */
export async function startProduct(launch: Launch): Promise<SignIn> {
  const { port, given, end } = launch;
  const plan = servicePlan(given);
  await meetRequirements([
    ...(plan.mariadb ? [MARIADB] : []),
    ...(plan.redis ? [REDIS] : []),
    ...(plan.s3 === 'off' ? [] : [S3_SERVER]),
  ]);
  end.throwIfAborted();
  for (const folder of [workspace.sandbox, workspace.spool])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [services] = await together(
    startOwnServices(plan, launch),
    buildServer(end).then(() => buildAdmin(end)),
  );

  const settings = new InstanceSettings(join(workspace.state, 'launcher.json'));
  const { s3 } = services;
  const trial = s3 && { s3, sandbox: await sandboxAccount(settings, workspace.sandbox) };
  const signIn = firstSignIn(workspace.state, given);
  const env = appEnvironment(given, {
    port,
    mariadb: services.mariadb,
    redisUrl: services.redisUrl,
    masterKeyFile: masterKeyFile(workspace.state),
    spool: workspace.spool,
    signIn,
    trial,
  });
  await together(
    step('migrations', () => migrate(env, end)),
    trial && startTrial(trial, launch),
  );
  await startApiAndWorker(env, launch);
  return signIn;
}

function servicePlan(given: NodeJS.ProcessEnv): ServicePlan {
  return {
    mariadb: !isGiven(given, 'DATABASE_URL'),
    redis: !isGiven(given, 'REDIS_URL'),
    s3: isTrial(given) ? 'disk' : 'off',
    durable: true,
  };
}

async function startOwnServices(plan: ServicePlan, { onStop }: Launch) {
  const services = await startServices(workspace.services, plan, report);
  onStop(keepServicesAlive(services, workspace.services, plan));
  return services;
}

async function startTrial({ s3, sandbox }: Trial, { given, port, end, onStop }: Launch): Promise<void> {
  const env = sandboxEnvironment(given, sandbox, publicUrl(given, port));
  const app = new AppProcess({ name: 'sandbox', main: 'apps/sandbox/main.js', env });
  onStop(() => app.stop());
  await together(
    step('trial bucket', () => ensureBucket(s3, TRIAL_BUCKET)),
    step('simulated account', () => app.start(async () => end.aborted || (await answers(sandbox.url)))),
  );
}

async function startApiAndWorker(env: NodeJS.ProcessEnv, { port, end, onStop }: Launch): Promise<void> {
  end.throwIfAborted();
  const main = 'apps/api/main.js';
  const api = new AppProcess({ name: 'api', main, env: { ...env, VOICEKEEP_ROLE: 'api' } });
  const worker = new AppProcess({ name: 'worker', main, env: { ...env, VOICEKEEP_ROLE: 'worker' } });
  onStop(async () => {
    await together(api.stop(), worker.stop());
  });
  let apiIsDecided = false;
  const isReady = async () => end.aborted || (await answers(`http://127.0.0.1:${port}/health/ready`, 200));
  const startApi = api.start(isReady).finally(() => {
    apiIsDecided = true;
  });
  // the worker listens nowhere: it is up when it still runs by the time the API answers
  await together(
    step('api', () => startApi),
    step('worker', () => worker.start(() => Promise.resolve(end.aborted || apiIsDecided))),
  );
  end.throwIfAborted();
}

/** True when the address answers at all, or with the wanted status. */
async function answers(url: string, status?: number): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  await response.body?.cancel();
  return status === undefined || response.status === status;
}
