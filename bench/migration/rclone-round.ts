import { readFileSync } from 'node:fs';
import { OwnProcess } from '../product/own-process';
import type { RecordingSet } from './recording-set';
import type { Round } from './round';
import { RoundBucket, type StoreAccess } from '../product/store';
import { requireWhole } from './voicekeep-round';

const TICK_MS = 10;

export interface RcloneRound {
  readonly set: RecordingSet;
  readonly mediaUrl: string;
  readonly access: StoreAccess;
  readonly store: StoreAccess;
  readonly concurrency: number;
  /** Follows the copy with `rclone check --download`, which reads both sides and compares. */
  readonly check: boolean;
}

/**
 * `rclone copy` from the static server, and `rclone check --download` after it where asked for.
 * @throws Error unless rclone found nothing to complain of and every recording is in the bucket
 */
export async function rcloneRound(plan: RcloneRound): Promise<Round> {
  const bucket = await RoundBucket.create(plan.store);
  try {
    const before = childrenCpuMs();
    const begun = performance.now();
    let peakBytes = await rclone(plan, ['copy', 'from:', `to:${bucket.name}`]);
    if (plan.check)
      peakBytes = Math.max(
        peakBytes,
        await rclone(plan, ['check', '--download', 'from:', `to:${bucket.name}`]),
      );
    const seconds = (performance.now() - begun) / 1000;
    const cpuMs = childrenCpuMs() - before;
    await requireWhole(bucket, plan.set);
    return { seconds, cpuMs, peakBytes };
  } finally {
    bucket.close();
  }
}

async function rclone(
  { set, mediaUrl, access, concurrency }: RcloneRound,
  command: readonly string[],
): Promise<number> {
  const atOnce = ['--transfers', String(concurrency), '--checkers', String(concurrency)];
  const run = new OwnProcess('rclone', [...command, ...atOnce, '--config', '/dev/null', '--stats', '0'], {
    RCLONE_CONFIG_FROM_TYPE: 'http',
    RCLONE_CONFIG_FROM_URL: `${mediaUrl}/files/${set.digit}/`,
    RCLONE_CONFIG_TO_TYPE: 's3',
    RCLONE_CONFIG_TO_PROVIDER: 'Ceph',
    RCLONE_CONFIG_TO_ENDPOINT: access.endpoint,
    RCLONE_CONFIG_TO_REGION: access.region,
    RCLONE_CONFIG_TO_ACCESS_KEY_ID: access.accessKeyId,
    RCLONE_CONFIG_TO_SECRET_ACCESS_KEY: access.secretAccessKey,
    RCLONE_CONFIG_TO_NO_CHECK_BUCKET: 'true',
  });
  let peakBytes = 0;
  const look = setInterval(() => {
    if (run.isRunning) peakBytes = Math.max(peakBytes, peakOf(run));
  }, 200);
  try {
    await run.succeeded();
    return peakBytes;
  } finally {
    clearInterval(look);
    await run.stop();
  }
}

/** It may end between the question and the answer. */
function peakOf(run: OwnProcess): number {
  try {
    return run.usage().peakBytes;
  } catch {
    return 0;
  }
}

/** Processor time of children that ended, from Linux's /proc: nothing else ends while rclone runs. */
function childrenCpuMs(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const numbers = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(numbers[13]) + Number(numbers[14])) * TICK_MS;
}
