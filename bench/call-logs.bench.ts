import type { CallLog, TwoWayPage, Workspace } from '@voicekeep/shared/contracts';
import type { Benchmark, Measurement } from './benchmark';
import { startBenchHost, type BenchHost } from './call-logs/host';
import { numberOf, SEARCHED_WORDS, seedCalls } from './call-logs/seed';

const CALLS = 1_000_000;
const QUICK_CALLS = 20_000;
const TRIES = 60;

/** The call list of a large workspace over HTTP, beside the bare SQL of the same page. */
const callLogs: Benchmark = {
  title: 'Call logs: list, search, notes, export',
  needsServers: true,
  notes: [
    'A million calls of one year in one workspace (with --quick 20,000), cells and blind indexes as the product writes them.',
    'Pages of 50 over HTTP on one connection after another; 95th percentile of 60.',
  ],
  async run({ quick, signal }) {
    const host = await startBenchHost();
    try {
      return await measure(host, quick ? QUICK_CALLS : CALLS, signal);
    } finally {
      await host.stop();
    }
  },
};

async function measure(host: BenchHost, count: number, signal: AbortSignal): Promise<Measurement[]> {
  const made = await fetch(`${host.base}/workspaces`, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"Bench"}' },
  });
  const { id } = (await made.json()) as Workspace;
  const begun = performance.now();
  await seedCalls(host, id, count, signal);
  const seeded = perSecond(count, performance.now() - begun);
  await host.database.manager.query('ANALYZE TABLE vk_call_logs');
  const list = pageReader(host, id);
  const some = (try_: number): string => numberOf(Math.floor((try_ / TRIES) * count));
  const deep = await cursorAt(host, id, Math.floor(count / 2));
  const bare = await p95(() => barePage(host, id), signal);
  const beside = { name: 'bare SQL of the page', value: bare };
  return [
    { what: 'written for the benchmark', value: seeded, unit: 'calls/s' },
    { what: 'first page, p95', value: await p95(() => list(''), signal), unit: 'ms', beside },
    {
      what: 'page from the middle, p95',
      value: await p95(() => list(`&cursor=${deep}`), signal),
      unit: 'ms',
      beside,
    },
    {
      what: 'number in full, p95',
      value: await p95((n) => list(`&number=${encodeURIComponent(some(n))}`), signal),
      unit: 'ms',
    },
    {
      what: 'last 4 digits, p95',
      value: await p95((n) => list(`&number=${some(n).slice(-4)}`), signal),
      unit: 'ms',
    },
    {
      what: 'last 7 digits, p95',
      value: await p95((n) => list(`&number=${some(n).slice(-7)}`), signal),
      unit: 'ms',
    },
    { what: 'area code, p95', value: await p95(() => list('&areaCode=415'), signal), unit: 'ms' },
    {
      what: 'own number of the house, p95',
      value: await p95(() => list('&number=%2B18005550007'), signal),
      unit: 'ms',
    },
    { what: 'words in the notes of 36 days', value: await notesSearch(host, id), unit: 'ms' },
    await exported(host, id, count),
  ];
}

function pageReader(host: BenchHost, workspaceId: string) {
  return async (query: string): Promise<TwoWayPage<CallLog>> => {
    const path = `/workspaces/${workspaceId}/call-logs?limit=50${query}`;
    const body = await getPage(host, path);
    if (body.items.length === 0) throw new Error(`Nothing was found by ${query}.`);
    return body;
  };
}

async function getPage(host: BenchHost, path: string): Promise<TwoWayPage<CallLog>> {
  const response = await fetch(`${host.base}${path}`);
  if (!response.ok) throw new Error(`The list answered ${response.status}.`);
  return (await response.json()) as TwoWayPage<CallLog>;
}

/** All matches of 36 days, a tenth of the year, page after page of 200. */
async function notesSearch(host: BenchHost, workspaceId: string): Promise<number> {
  const span = 'from=2026-03-01T00:00:00Z&to=2026-04-06T00:00:00Z';
  const path = `/workspaces/${workspaceId}/call-logs?limit=200&${span}&notes=${encodeURIComponent(SEARCHED_WORDS)}`;
  const begun = performance.now();
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = await getPage(host, `${path}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    cursor = page.nextCursor;
  }
  return Math.round(performance.now() - begun);
}

async function exported(host: BenchHost, workspaceId: string, count: number): Promise<Measurement> {
  const bareBegun = performance.now();
  await bareRows(host, workspaceId, count);
  const bare = perSecond(count, performance.now() - bareBegun);
  const before = process.memoryUsage().rss;
  let most = before;
  const begun = performance.now();
  const response = await fetch(`${host.base}/workspaces/${workspaceId}/call-logs/export`);
  let lines = 0;
  for await (const chunk of response.body ?? []) {
    for (const byte of chunk) if (byte === 10) lines += 1;
    most = Math.max(most, process.memoryUsage().rss);
  }
  if (lines !== count + 1) throw new Error(`The export had ${lines} lines.`);
  const grown = Math.round((most - before) / 2 ** 20);
  return {
    what: `export (memory grew by ${grown} MiB)`,
    ...{ value: perSecond(count, performance.now() - begun), unit: 'calls/s' },
    beside: { name: 'bare SQL, pages of 1,000', value: bare },
  };
}

async function bareRows(host: BenchHost, workspaceId: string, count: number): Promise<void> {
  let [at, id] = [new Date(Date.UTC(2030, 0, 1)), ''];
  for (let read = 0; read < count;) {
    const rows: { id: string; listed_at: Date }[] = await host.database.manager.query(
      `SELECT * FROM vk_call_logs FORCE INDEX (ix_vk_call_logs_listed) WHERE workspace_id = ? AND listed_at <= ?
       AND (listed_at < ? OR id < ?) ORDER BY listed_at DESC, id DESC LIMIT 1000`,
      [workspaceId, at, at, id],
    );
    const last = rows.at(-1);
    if (!last) throw new Error('Rows are missing.');
    [at, id] = [last.listed_at, last.id];
    read += rows.length;
  }
}

function barePage(host: BenchHost, workspaceId: string): Promise<unknown> {
  return host.database.manager.query(
    `SELECT * FROM vk_call_logs FORCE INDEX (ix_vk_call_logs_listed) WHERE workspace_id = ?
     ORDER BY listed_at DESC, id DESC LIMIT 51`,
    [workspaceId],
  );
}

async function cursorAt(host: BenchHost, workspaceId: string, offset: number): Promise<string> {
  const [row]: { id: string; listed_at: Date }[] = await host.database.manager.query(
    `SELECT id, listed_at FROM vk_call_logs WHERE workspace_id = ? ORDER BY listed_at DESC LIMIT 1 OFFSET ${offset}`,
    [workspaceId],
  );
  if (!row) throw new Error('There is no middle.');
  return Buffer.from(JSON.stringify(['older', row.listed_at.getTime(), row.id])).toString('base64url');
}

async function p95(work: (n: number) => Promise<unknown>, signal: AbortSignal): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TRIES; n += 1) {
    signal.throwIfAborted();
    const begun = performance.now();
    await work(n);
    times.push(performance.now() - begun);
  }
  return Math.round((times.sort((a, b) => a - b)[Math.floor(TRIES * 0.95)] ?? 0) * 10) / 10;
}

const perSecond = (count: number, ms: number): number => Math.round(count / (ms / 1000));

export default callLogs;
