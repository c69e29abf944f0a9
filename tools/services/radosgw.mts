import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CephPlan, Store } from './ceph-conf.mts';
import { CephCluster, assertUsableFolder, speaksS3 } from './ceph-cluster.mts';
import { recordedDaemon, type Daemon } from './daemon.mts';
import type { InstanceSettings } from './instance-settings.mts';
import { createGatewayUsers, type S3Access } from './radosgw-users.mts';
import { serve, type Service } from './service.mts';

export interface RadosgwOptions {
  /** `memory` keeps nothing after a stop; `disk` finds its objects again. */
  store: Store;
  testKms: boolean;
}

/** The gateway first, the monitor last: the order in which they are ended. */
const DAEMONS = ['radosgw', 'ceph-osd', 'ceph-mon'] as const;

/** Apart from every other private port: the OSD searches its twenty itself and must not take the gateway's. */
const OSD_RANGE = { lowest: 15_000, highest: 19_900 };

const GATEWAY_GRACE_MS = 2_000;

interface Identity {
  fsid: string;
  osdUuid: string;
  monPort: number;
}

/** A private S3 server on loopback: a one-node Ceph with a RADOS Gateway whose region is us-east-1. */
export async function startRadosgw(
  parent: string,
  settings: InstanceSettings,
  options: RadosgwOptions,
): Promise<Service<S3Access>> {
  const dir = join(parent, 's3');
  assertUsableFolder(dir);
  const adopted = await adopt(dir, settings);
  if (adopted) return adopted;

  const finished = join(dir, 'ready.json');
  const fresh = options.store === 'memory' || !existsSync(finished);
  // a half-made cluster of a killed first start holds nothing yet
  if (fresh) rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const identity = fresh
    ? { fsid: randomUUID(), osdUuid: randomUUID(), monPort: 0 }
    : (JSON.parse(readFileSync(finished, 'utf8')) as Identity);
  const plan: CephPlan = {
    dir,
    fsid: identity.fsid,
    ...options,
    s3Port: await settings.port('s3'),
    monPort: await settings.port('ceph-mon'),
    osdPort: await settings.port('ceph-osd', OSD_RANGE),
  };
  const cluster = new CephCluster(plan);
  cluster.writeConfiguration();
  if (fresh) await cluster.createMonitor();
  else if (identity.monPort !== plan.monPort) await cluster.moveMonitor();

  const access = accessAt(plan.s3Port, settings);
  const running: Daemon[] = [];
  try {
    running.unshift(await cluster.startMonitor());
    if (fresh) await cluster.createOsd(identity.osdUuid);
    running.unshift(await cluster.startOsd());
    if (fresh) await createGatewayUsers(cluster, dir, access);
    running.unshift(await cluster.startGateway());
  } catch (error) {
    await stopCluster(running);
    throw error;
  }
  writeFileSync(finished, JSON.stringify({ ...identity, monPort: plan.monPort }), { mode: 0o600 });
  return serve(access, running, stopCluster);
}

/** Ends the cluster that a killed launcher left running under the folder. */
export async function stopRadosgw(parent: string): Promise<void> {
  await stopCluster(leftoversIn(join(parent, 's3')));
}

/** The gateway keeps no state and takes up to ten seconds to wind up its timers: it gets two, the others all they need. */
async function stopCluster(daemons: readonly Daemon[]): Promise<void> {
  for (const daemon of daemons) await daemon.stop(daemon.name === 'radosgw' ? GATEWAY_GRACE_MS : undefined);
}

function leftoversIn(dir: string): Daemon[] {
  return DAEMONS.map((name) => recordedDaemon(dir, name)).filter((daemon) => daemon !== undefined);
}

/** The cluster that a killed launcher left behind, if all of it still runs and answers; else its rest is ended. */
async function adopt(dir: string, settings: InstanceSettings): Promise<Service<S3Access> | undefined> {
  const leftovers = leftoversIn(dir);
  const port = settings.rememberedPort('s3');
  const whole = existsSync(join(dir, 'ready.json')) && leftovers.length === DAEMONS.length;
  if (whole && port !== undefined) {
    const access = accessAt(port, settings);
    if (await speaksS3(access.endpoint).catch(() => false)) {
      return serve(access, leftovers, stopCluster);
    }
  }
  await stopCluster(leftovers);
  return undefined;
}

function accessAt(port: number, settings: InstanceSettings): S3Access {
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    accessKey: settings.secret('s3-access', 10).toUpperCase(),
    secretKey: settings.secret('s3-secret'),
    reader: {
      accessKey: settings.secret('s3-reader-access', 10).toUpperCase(),
      secretKey: settings.secret('s3-reader-secret'),
    },
  };
}
