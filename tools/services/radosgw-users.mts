import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CephCluster } from './ceph-cluster.mts';

export interface S3Keys {
  accessKey: string;
  secretKey: string;
}

export interface S3Access extends S3Keys {
  endpoint: string;
  region: string;
  /** A second user without any right of its own, to try bucket policies with. */
  reader: S3Keys;
}

/** Storage classes beside STANDARD that the gateway accepts; all lie in one pool, as cold as the rest. */
const COLD_CLASSES = ['STANDARD_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'];

/** Makes the owner and the reader, names the region and adds the storage classes, before the gateway starts. */
export async function createGatewayUsers(cluster: CephCluster, dir: string, access: S3Access): Promise<void> {
  // the first command makes the default zonegroup and zone
  await createUser(cluster, 'voicekeep', access);
  await createUser(cluster, 'reader', access.reader);
  const zone = JSON.parse(await cluster.admin('zone', 'get', '--rgw-zone=default')) as Zone;
  const group = JSON.parse(await cluster.admin('zonegroup', 'get', '--rgw-zonegroup=default')) as ZoneGroup;
  group.api_name = access.region;
  for (const target of group.placement_targets) target.storage_classes.push(...COLD_CLASSES);
  for (const pool of zone.placement_pools) {
    for (const name of COLD_CLASSES) pool.val.storage_classes[name] = { data_pool: 'default.rgw.cold.data' };
  }
  await setFrom(cluster, join(dir, 'zonegroup.json'), group, 'zonegroup', '--rgw-zonegroup=default');
  await setFrom(cluster, join(dir, 'zone.json'), zone, 'zone', '--rgw-zone=default');
}

interface Zone {
  placement_pools: { val: { storage_classes: Record<string, { data_pool: string }> } }[];
}

interface ZoneGroup {
  api_name: string;
  placement_targets: { storage_classes: string[] }[];
}

function createUser(cluster: CephCluster, uid: string, keys: S3Keys): Promise<string> {
  const secrets = [`--access-key=${keys.accessKey}`, `--secret-key=${keys.secretKey}`];
  return cluster.admin('user', 'create', `--uid=${uid}`, `--display-name=${uid}`, ...secrets);
}

async function setFrom(
  cluster: CephCluster,
  file: string,
  content: Zone | ZoneGroup,
  kind: 'zone' | 'zonegroup',
  which: string,
): Promise<void> {
  writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
  await cluster.admin(kind, 'set', which, `--infile=${file}`);
}
