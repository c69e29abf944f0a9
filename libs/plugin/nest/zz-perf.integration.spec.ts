/* eslint-disable */
import { RecordingArchiver, RecordingFetcher, CopyVerifier, SourcePurger, MigrationRunner, Dispatcher, RecordingRegister } from '@voicekeep/recordings/workflow';
import { TypeOrmRecordings, SqlCopyAttempts, SqlMigrationRuns, SqlSourceDeletions, SqlPeaksShelf } from '@voicekeep/recordings/persistence';
import { startSandbox } from '../../../apps/sandbox';
import { eventually, newBucket, newDatabase, startHost, storageForm } from './testing/test-host';
jest.setTimeout(180_000);
const stats: Record<string, { n: number; ms: number; now: number; peak: number; area: number }> = {};
function spy(C: any, names: string[]) {
  for (const name of names) {
    const old = C.prototype[name]; if (!old) continue;
    const key = `${C.name}.${name}`;
    const s = (stats[key] = { n: 0, ms: 0, now: 0, peak: 0, area: 0 });
    C.prototype[name] = async function (...a: any[]) {
      const t = performance.now(); s.now++; s.peak = Math.max(s.peak, s.now);
      try { return await old.apply(this, a); } finally { s.now--; s.n++; s.ms += performance.now() - t; }
    };
  }
}
spy(RecordingArchiver, ['run', 'advance', 'copy', 'complete', 'intend', 'put', 'verify', 'stored', 'failed', 'again']);
spy(RecordingFetcher, ['fetch', 'read']); spy(CopyVerifier, ['verify']); spy(SourcePurger, ['run', 'faultOfCopy']);
spy(MigrationRunner, ['advance', 'turnPage']); spy(RecordingRegister, ['enter', 'concerns']); spy(Dispatcher, ['tick', 'copies', 'purges']);
spy(TypeOrmRecordings, ['claim', 'fact', 'due', 'find', 'note']); spy(SqlMigrationRuns, ['settle', 'settleAll', 'requeue', 'addItems']); spy(SqlSourceDeletions, ['due','claim','confirm']); spy(SqlPeaksShelf, ['put']);
it('perf', async () => {
  const sandbox = await startSandbox({ recordings: 40, seed: 7 });
  const database = await newDatabase();
  const host = await startHost(database.url, sandbox.url);
  const ws = `/workspaces/${(await host.call('POST', '/workspaces', { name: 'Clinic' })).body.id}`;
  const { accountSid, authToken } = sandbox;
  await host.call('PUT', `${ws}/telephony`, { accountSid, authToken });
  const bucket = await newBucket();
  await host.call('PUT', `${ws}/storage`, { ...storageForm(bucket) });
  for (const k in stats) Object.assign(stats[k]!, { n: 0, ms: 0, peak: 0 });
  const cpu = process.cpuUsage(); const t0 = performance.now(); const out: string[] = [];
  const mark = (w: string) => out.push(`${w} at ${Math.round(performance.now() - t0)} ms`);
  let lag = 0; let last = performance.now(); const iv = setInterval(() => { const n = performance.now(); lag = Math.max(lag, n - last - 50); last = n; }, 50);
  const started = await host.call('POST', `${ws}/storage/migrations`, {});
  let seenDone = -1; let now: any; let listed = false;
  await eventually(async () => { now = (await host.call('GET', `${ws}/storage/migrations/${started.body.id}`)).body; if (now.listed && !listed) { listed = true; mark('listed'); } if (now.done !== seenDone) { seenDone = now.done; mark(`done ${now.done}`); } return now.state === 'completed'; }, 120_000, () => now);
  mark('completed');
  await eventually(async () => (await host.call('GET', `${ws}/recordings?limit=200`)).body.items.every((r: any) => r.state === 'cleaned'), 60_000, () => now);
  mark('cleaned'); clearInterval(iv);
  const u = process.cpuUsage(cpu);
  out.push(`cpu user ${u.user / 1e6}s sys ${u.system / 1e6}s max lag ${Math.round(lag)}`);
  for (const [k, s] of Object.entries(stats)) if (s.n) out.push(`${k.padEnd(34)} n=${s.n} mean=${Math.round(s.ms / s.n)} total=${Math.round(s.ms)} peak=${s.peak}`);
  require('node:fs').writeFileSync('/tmp/perf.txt', out.join('\n'));
  await host.stop(); await sandbox.close(); await database.drop();
});
