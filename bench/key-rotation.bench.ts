import { randomBytes } from 'node:crypto';
import type { Workspace } from '@voicekeep/shared/contracts';
import { openCommandGround } from '@voicekeep/plugin/nest';
import { CallLogCells } from '@voicekeep/call-logs/persistence';
import type { Benchmark, Measurement } from './benchmark';
import { seedCalls } from './call-logs/seed';
import { Readers } from './key-rotation/readers';
import { Installation, type Settings } from './product/installation';

const CALLS = 100_000;
const QUICK_CALLS = 4_000;

/** A new master key, then new data keys, under people who read and write all the while. */
const keyRotation: Benchmark = {
  title: 'New keys while serving',
  needsServers: true,
  notes: [
    '100,000 calls (with --quick 4,000); four readers and one writer of notes over HTTP, from the first step to the last; every page is compared with what was written.',
    'Two API processes; each is replaced in turn by one with the new master key, as an installation would.',
    'A read or write that fails or reads otherwise than written ends the benchmark with an error.',
  ],
  async run({ quick, signal }) {
    const count = quick ? QUICK_CALLS : CALLS;
    const [former, next] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
    const installation = await Installation.create(keys(former));
    try {
      return await measure(installation, { former, next }, count, signal);
    } finally {
      await installation.drop();
    }
  },
};

async function measure(
  installation: Installation,
  { former, next }: { readonly former: string; readonly next: string },
  count: number,
  signal: AbortSignal,
): Promise<Measurement[]> {
  const first = await installation.startApi();
  const { id } = await first.rest.ask<Workspace>('POST', '/workspaces', { name: 'Keys' });
  await seed(installation, former, id, count, signal);
  const readers = new Readers(id, count);
  readers.use([first.rest]);
  const both = keys(next, former);
  const second = await installation.startApi(both);
  readers.use([first.rest, second.rest]);
  const rotated = await installation.command(both, 'keys', 'rotate');
  const third = await installation.startApi(keys(next));
  readers.use([second.rest, third.rest]);
  await first.stop();
  const before = readers.reads;
  const reencrypted = await installation.command(keys(next), 'keys', 'reencrypt');
  const reads = readers.reads - before;
  const proof = await installation.command(keys(next), 'doctor', 'secrets');
  await readers.stop();
  if (readers.errors.length > 0)
    throw new Error(`${readers.errors.length} errors, the first: ${readers.errors.slice(0, 3).join(' | ')}`);
  return [
    { what: 'keys rotate', value: rotated, unit: 's' },
    { what: 'keys reencrypt, of which 12 s wait', value: reencrypted, unit: 's' },
    { what: 'calls read meanwhile', value: Math.round(reads / reencrypted), unit: 'calls/s' },
    { what: 'doctor secrets', value: proof, unit: 's' },
    { what: 'notes changed in all', value: readers.writes, unit: 'calls' },
    { what: 'errors', value: readers.errors.length, unit: '' },
  ];
}

const keys = (current: string, old?: string): Settings => ({
  VOICEKEEP_MASTER_KEY: current,
  ...(old === undefined ? {} : { VOICEKEEP_OLD_MASTER_KEYS: old }),
});

async function seed(
  installation: Installation,
  key: string,
  workspaceId: string,
  count: number,
  signal: AbortSignal,
): Promise<void> {
  const masterKeys = [Buffer.from(key, 'base64')];
  const ground = await openCommandGround({ databaseUrl: installation.databaseUrl, masterKeys });
  try {
    const cells = new CallLogCells(ground.cipher, ground.index);
    await seedCalls({ database: ground.database, cells }, workspaceId, count, signal);
  } finally {
    await ground.close();
  }
}

export default keyRotation;
