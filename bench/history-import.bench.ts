import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job, Workspace } from '@voicekeep/shared/contracts';
import type { Benchmark, Measurement } from './benchmark';
import { OwnProcess } from './product/own-process';
import { Product } from './product/product';

const CALLS = 100_000;
const RECORDED = 20_000;
const QUICK = 4;
const DAYS = 365;
const WORKERS = 2;
const LOOK_EVERY_MS = 200;
const LONGEST_MS = 900_000;
const SANDBOX = resolve(__dirname, '../apps/sandbox/main.js');

interface Account {
  readonly sid: string;
  readonly authToken: string;
  readonly url: string;
}

/** An account's whole history into the call list, beside a mere reading of the same pages. */
const historyImport: Benchmark = {
  title: 'Import of an account’s history',
  needsServers: true,
  notes: [
    `${CALLS.toLocaleString('en')} calls of a year, ${RECORDED.toLocaleString('en')} of them recorded, most with a second leg (with --quick a twentieth); the simulated account in a process of its own on the same machine.`,
    `${WORKERS} workers; from the order to the end of the job: numbers sealed and indexed, recordings entered and joined to their calls.`,
    'Beside it: one process that lists the same calls and recordings page after page and throws them away.',
  ],
  async run({ quick, signal }) {
    const part = quick ? QUICK : 1;
    const account = {
      sid: `AC${randomBytes(16).toString('hex')}`,
      authToken: randomBytes(16).toString('hex'),
    };
    const sandbox = OwnProcess.script(SANDBOX, [], {
      ...{ SANDBOX_ACCOUNT_SID: account.sid, SANDBOX_AUTH_TOKEN: account.authToken },
      SANDBOX_UNRECORDED_CALLS: String((CALLS - RECORDED) / part),
      SANDBOX_RECORDINGS: String(RECORDED / part),
      SANDBOX_HISTORY_DAYS: String(DAYS),
    });
    try {
      const url = (await sandbox.firstLine()).replace('sandbox ready ', '');
      return await measure({ ...account, url }, CALLS / part, signal);
    } finally {
      await sandbox.stop();
    }
  },
};

async function measure(account: Account, calls: number, signal: AbortSignal): Promise<Measurement[]> {
  const begun = performance.now();
  const listed = await listAll(account, 'Calls', signal);
  await listAll(account, 'Recordings', signal);
  const bare = calls / ((performance.now() - begun) / 1000);
  const product = await Product.start({ twilioApiUrl: account.url, workers: WORKERS, concurrency: 4 });
  try {
    const seconds = await imported(product, account, signal);
    const peak = Math.max(...product.workers.map((worker) => worker.usage().peakBytes));
    return [
      {
        what: `${calls} calls (${listed} legs)`,
        ...{ value: Math.round(calls / seconds), unit: 'calls/s' },
        beside: { name: 'listed and thrown away', value: Math.round(bare) },
      },
      { what: 'memory of a worker, at most', value: Math.round(peak / 2 ** 20), unit: 'MiB' },
    ];
  } finally {
    await product.stop();
  }
}

/** @returns the seconds from the order to the end */
async function imported(product: Product, account: Account, signal: AbortSignal): Promise<number> {
  const { rest } = product;
  const { id } = await rest.ask<Workspace>('POST', '/workspaces', { name: 'Import' });
  const { sid: accountSid, authToken } = account;
  await rest.ask('PUT', `/workspaces/${id}/telephony`, { accountSid, authToken });
  const begun = performance.now();
  const ordered = await rest.ask<Job>('POST', `/workspaces/${id}/call-logs/import`, {});
  for (;;) {
    signal.throwIfAborted();
    const job = await rest.ask<Job>('GET', `/jobs/${ordered.id}`);
    const ms = performance.now() - begun;
    if (job.state === 'completed') return ms / 1000;
    if (job.state === 'failed' || ms > LONGEST_MS)
      throw new Error(`The import is ${JSON.stringify(job)}; the product says:\n${product.logs}`);
    await pause(LOOK_EVERY_MS);
  }
}

async function listAll(account: Account, what: 'Calls' | 'Recordings', signal: AbortSignal): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${account.sid}:${account.authToken}`).toString('base64')}`;
  let path: string | null = `/2010-04-01/Accounts/${account.sid}/${what}.json?PageSize=1000`;
  let count = 0;
  while (path !== null) {
    const answer = await fetch(`${account.url}${path}`, { headers: { authorization }, signal });
    if (!answer.ok) throw new Error(`The account answered ${answer.status}.`);
    const page = (await answer.json()) as { next_page_uri: string | null; [list: string]: unknown };
    const items = page[what.toLowerCase()];
    count += Array.isArray(items) ? items.length : 0;
    path = page.next_page_uri;
  }
  return count;
}

export default historyImport;
