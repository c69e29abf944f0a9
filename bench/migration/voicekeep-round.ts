import { setTimeout as pause } from 'node:timers/promises';
import type { MigrationRun, Page, Recording, Workspace } from '@voicekeep/shared/contracts';
import type { Product } from '../product/product';
import { accountSidOf, type RecordingSet, sizeBytesOf } from './recording-set';
import type { Round } from './round';
import { RoundBucket, type StoreAccess } from '../product/store';

const LOOK_EVERY_MS = 250;
const LONGEST_MS = 600_000;

export interface VoicekeepRound {
  readonly set: RecordingSet;
  /** Where the product stores; may be a relay in front of the store. */
  readonly access: StoreAccess;
  readonly store: StoreAccess;
  readonly round: number;
  readonly verification: 'auto' | 'read-back';
}

/**
 * One migration run of a new workspace, from the order to the moment the last recording was proven.
 * @throws Error unless every recording was stored, in the bucket and verified in the wanted way
 */
export async function voicekeepRound(product: Product, plan: VoicekeepRound): Promise<Round> {
  const { rest, workers } = product;
  const bucket = await RoundBucket.create(plan.store);
  try {
    const path = `/workspaces/${await workspaceFor(product, plan, bucket.name)}`;
    const before = workers.map((worker) => worker.usage().cpuMs);
    const begun = Date.now();
    const { id } = await rest.ask<MigrationRun>('POST', `${path}/storage/migrations`, {
      keepTwilioCopies: true,
    });
    await completed(product, `${path}/storage/migrations/${id}`, plan.set.count);
    const cpuMs = workers.reduce((sum, worker, at) => sum + worker.usage().cpuMs - (before[at] ?? 0), 0);
    const last = await lastProven(product, path);
    await requireWhole(bucket, plan.set);
    return {
      seconds: (last - begun) / 1000,
      cpuMs,
      peakBytes: Math.max(...workers.map((worker) => worker.usage().peakBytes)),
    };
  } catch (error) {
    throw new Error(`Round ${plan.round} failed; the product says:\n${product.logs}`, { cause: error });
  } finally {
    bucket.close();
  }
}

export async function requireWhole(bucket: RoundBucket, set: RecordingSet): Promise<void> {
  const whole = await bucket.countOf(sizeBytesOf(set));
  if (whole !== set.count) throw new Error(`The bucket holds ${whole} of ${set.count} recordings.`);
}

async function workspaceFor(
  { rest }: Product,
  { set, access, round, verification }: VoicekeepRound,
  bucket: string,
): Promise<string> {
  const { id } = await rest.ask<Workspace>('POST', '/workspaces', { name: `Round ${round}` });
  await rest.ask('PUT', `/workspaces/${id}/telephony`, {
    accountSid: accountSidOf(set, round),
    authToken: '0123456789abcdef0123456789abcdef',
  });
  const settings = { enabled: true, deleteTwilioCopy: false, forcePathStyle: true, verification };
  await rest.ask('PUT', `/workspaces/${id}/storage`, { ...access, ...settings, bucket });
  return id;
}

async function completed({ rest }: Product, path: string, count: number): Promise<void> {
  const deadline = Date.now() + LONGEST_MS;
  for (;;) {
    const run = await rest.ask<MigrationRun>('GET', path);
    if (run.failed > 0 || Date.now() > deadline) throw new Error(`The run is ${JSON.stringify(run)}.`);
    if (run.state === 'completed') {
      if (run.done === count) return;
      throw new Error(`The run copied ${run.done} of ${count} recordings.`);
    }
    await pause(LOOK_EVERY_MS);
  }
}

/** The product's own word, in milliseconds; its clock is ours. */
async function lastProven({ rest }: Product, path: string): Promise<number> {
  let last = 0;
  let cursor: string | null = null;
  do {
    const page: Page<Recording> = await rest.ask(
      'GET',
      `${path}/recordings?limit=200${cursor === null ? '' : `&cursor=${cursor}`}`,
    );
    for (const { verifiedAt } of page.items) last = Math.max(last, Date.parse(verifiedAt ?? ''));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return last;
}
