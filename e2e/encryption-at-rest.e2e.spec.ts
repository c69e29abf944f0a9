import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { CallLog, Job, Page, Recording } from '@voicekeep/shared/contracts';
import { startSandbox, type Sandbox } from '../apps/sandbox';
import { BareServers } from './at-rest/bare-servers';
import { member, type Trace, TraceSearch } from './at-rest/trace-search';
import type { ApiClient } from './harness/api-client';
import { eventually } from './harness/eventually';
import { Product } from './harness/product';
import { newBucket, objectsIn, testS3 } from './harness/test-services';
import { TestWorkspace } from './harness/workspace';

jest.setTimeout(600_000);

const run = promisify(execFile);
const NUMBER = '15770031';
const NAME = 'Zorblaxquin';
const COUNT = 10_000;
/** Not entered through the product but written in the clear beside it. */
const CONTROL = 99_999;
const BY_WEBHOOK = 500;
const BY_IMPORT = COUNT / 2 - BY_WEBHOOK;
const NOTES = 500;
const NAMES_A_NOTE = (COUNT - BY_WEBHOOK) / NOTES;
const MOVED = 5;

/** E.164 with as many digits as there are, so that no hash holds them by chance. */
const numberOf = (n: number): string => `+49${member(NUMBER, n)}`;
const nameOf = (n: number): string => member(NAME, n);
const first = (from: number, count: number): number[] => Array.from({ length: count }, (_, n) => from + n);

/** Does the work for each, so many at once. */
async function forEach<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const one = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** Each call has two of the numbers; names come with the webhook, or are written into notes. */
describe('10,000 numbers and 10,000 names on servers that encrypt nothing themselves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vk-at-rest-'));
  const dump = join(folder, 'dump.sql');
  let servers: BareServers;
  let sandbox: Sandbox;
  let product: Product;
  let api: ApiClient;
  let workspace: TestWorkspace;
  let bucket: string;

  const call = async (parameters: Record<string, string>): Promise<void> => {
    const url = `${product.url}/webhooks/twilio/call-status`;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'X-Twilio-Signature': getExpectedTwilioSignature(sandbox.authToken, url, parameters),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(parameters),
    });
    if (response.status !== 204) throw new Error(`A webhook answered ${response.status}.`);
  };
  const enterByWebhook = () =>
    forEach(first(0, BY_WEBHOOK), 16, (n) =>
      call({
        AccountSid: sandbox.accountSid,
        CallSid: `CA${n.toString(16).padStart(32, '0')}`,
        CallStatus: 'in-progress',
        Direction: 'inbound',
        From: numberOf(2 * n),
        To: numberOf(2 * n + 1),
        CallerName: nameOf(n),
      }),
    );
  const importHistory = async (): Promise<void> => {
    const { id } = await api.ok<Job>('POST', workspace.path('call-logs/import'), {});
    await eventually(async () => {
      const job = await api.ok<Job>('GET', `/jobs/${id}`);
      if (job.state !== 'completed') throw new Error(`The import is ${JSON.stringify(job)}.`);
    }, 180_000);
  };
  const callOf = async (number: string): Promise<CallLog> => {
    const query = new URLSearchParams({ number });
    const { items } = await api.ok<Page<CallLog>>('GET', workspace.path(`call-logs?${query}`));
    const [found] = items;
    if (!found || items.length > 1) throw new Error(`A number has ${items.length} calls.`);
    return found;
  };
  const namesNoted = (n: number): string =>
    first(BY_WEBHOOK + n * NAMES_A_NOTE, NAMES_A_NOTE)
      .map(nameOf)
      .join(', ');
  const writeNotes = () =>
    forEach(first(0, NOTES), 16, async (n) => {
      const { id } = await callOf(numberOf(2 * (BY_WEBHOOK + n)));
      await api.ok('PATCH', workspace.path(`call-logs/${id}`), { notes: `Rang for ${namesNoted(n)}` });
    });
  /** The other places where people write numbers and names. */
  const enterElsewhere = async (): Promise<void> => {
    const { id } = await callOf(numberOf(0));
    await api.ok('POST', workspace.path('campaigns'), { name: 'Spring', trackingNumber: numberOf(1) });
    await api.ok('POST', workspace.path('holds'), { callLogId: id, reason: `Case of ${nameOf(2)}` });
    await api.ok('POST', workspace.path('members'), {
      ...{ email: `${nameOf(3)}@clinic.example`, displayName: nameOf(3), role: 'member' },
      password: 'another horse battery',
    });
  };
  /** A few recordings go the whole way, chosen by their numbers. */
  const moveSome = async (): Promise<void> => {
    const numbers = first(BY_WEBHOOK, MOVED).map((n) => numberOf(2 * n));
    await workspace.saveStorage({ ...workspace.storageForm(bucket), scope: { numbers } });
    await workspace.finished(await workspace.startMigration());
    await eventually(async () => {
      const { items } = await api.ok<Page<Recording>>('GET', workspace.path('recordings?state=cleaned'));
      if (items.length !== MOVED) throw new Error(`${items.length} are moved.`);
    }, 30_000);
  };
  const writeControl = async (): Promise<void> => {
    const connection = await createConnection(product.databaseUrl.href);
    await connection.query('CREATE TABLE plain_control (number VARCHAR(20), name VARCHAR(40))');
    await connection.query('INSERT INTO plain_control VALUES (?, ?)', [numberOf(CONTROL), nameOf(CONTROL)]);
    await connection.end();
    const { port, password } = new URL(servers.redisUrl);
    const redis = (...command: string[]) =>
      run('redis-cli', ['-h', '127.0.0.1', '-p', port, '--no-auth-warning', ...command], {
        env: { ...process.env, REDISCLI_AUTH: decodeURIComponent(password) },
      });
    await redis('SET', 'plain-control', `${numberOf(CONTROL)} ${nameOf(CONTROL)}`);
    // What it compresses could not be looked into.
    await redis('CONFIG', 'SET', 'rdbcompression', 'no');
    await redis('SAVE');
  };
  const writeDump = async (): Promise<void> => {
    const { hostname, port, username, password, pathname } = product.databaseUrl;
    const args = ['--no-defaults', `--host=${hostname}`, `--port=${port}`, `--user=${username}`];
    const how = ['--single-transaction', '--quick', `--result-file=${dump}`, pathname.slice(1)];
    await run('mariadb-dump', [...args, ...how], { env: { ...process.env, MYSQL_PWD: password } });
  };

  beforeAll(async () => {
    servers = await BareServers.start(join(folder, 'servers'));
    process.env['TEST_DATABASE_URL'] = servers.databaseUrl;
    process.env['TEST_REDIS_URL'] = servers.redisUrl;
    const recordings = first(BY_WEBHOOK, BY_IMPORT).map((n) => ({
      ...{ kind: 'voicemail' as const, from: numberOf(2 * n), to: numberOf(2 * n + 1), durationSeconds: 12 },
    }));
    sandbox = await startSandbox({ recordings, seed: 3 });
    bucket = await newBucket();
    product = await Product.start(sandbox.url, { LOG_LEVEL: 'debug' });
    api = await product.client();
    workspace = await TestWorkspace.create(api, sandbox);
    await enterByWebhook();
    await importHistory();
    await writeNotes();
    await enterElsewhere();
    await moveSome();
  });

  afterAll(async () => {
    await product?.halt();
    await servers?.stop();
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
    if (product) rmSync(product.folder, { recursive: true, force: true });
  });

  it('are all found through REST: every number by a search for it in full, every name where it was written', async () => {
    const names = new Set<string>();
    await forEach(first(0, COUNT), 16, async (n) => {
      const { from, to, callerName, notes } = await callOf(numberOf(n));
      expect([from, to]).toContain(numberOf(n));
      for (const [name] of `${callerName} ${notes}`.matchAll(/Zorblaxquin\d{5}/g)) names.add(name);
    });
    expect([...names].sort()).toEqual(first(0, COUNT).map(nameOf));
  });

  it('leave no trace in database files, binary log, dump, Redis, logs, temporary files and object keys', async () => {
    await writeControl();
    await writeDump();
    const objects = await objectsIn(bucket);
    await product.halt();
    await servers.stop();

    const search = new TraceSearch([NUMBER, NAME]);
    search.folder(servers.folder);
    search.folder(product.folder);
    search.look('dump', readFileSync(dump));
    for (const { key, bytes } of objects) {
      search.look('object key', Buffer.from(key));
      search.look(key, bytes);
    }
    const isControl = ({ n }: Trace): boolean => n === CONTROL;
    expect(search.traces.filter((trace) => !isControl(trace))).toEqual([]);

    // The same search finds what was written in the clear, in every kind of file.
    const controls = search.traces.filter(isControl);
    for (const beginning of [NUMBER, NAME])
      for (const file of [
        /plain_control\.ibd$/,
        /binlog\.\d+$/,
        /^dump$/,
        /dump\.rdb$/,
        /appendonly.*\.aof$/,
      ])
        expect(
          controls.filter((trace) => trace.beginning === beginning && file.test(trace.where)),
        ).not.toEqual([]);
    // And it had everything before it.
    expect(objects.length).toBeGreaterThan(0);
    expect(readFileSync(join(product.folder, 'api.log'), 'utf8')).toContain('/webhooks/twilio/call-status');
    expect(search.bytes).toBeGreaterThan(50_000_000);
    const secrets = [sandbox.authToken, testS3.secretAccessKey].map((secret) => Buffer.from(secret));
    const dumped = readFileSync(dump);
    expect(secrets.map((secret) => dumped.includes(secret))).toEqual([false, false]);
  });
});
