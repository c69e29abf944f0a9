import { request as httpRequest } from 'node:http';
import type { FaultKind, Sandbox } from '../index';
import { ask, Sandboxes } from '../testing/client';

const sandboxes = new Sandboxes();
afterEach(() => sandboxes.closeAll());

interface Outcome {
  readonly status?: number | undefined;
  readonly contentType?: string | undefined;
  readonly promised?: string | undefined;
  readonly bytes: number;
  readonly end: 'whole' | 'cut' | 'silence' | 'refused';
}

/** Downloads with the plainest client there is, and says how it ended. */
function download(sandbox: Sandbox, sid: string): Promise<Outcome> {
  const url = `${sandbox.url}/2010-04-01/Accounts/${sandbox.accountSid}/Recordings/${sid}.wav`;
  return new Promise((resolve) => {
    const sent = httpRequest(
      url,
      { auth: `${sandbox.accountSid}:${sandbox.authToken}`, agent: false },
      (answer) => {
        let bytes = 0;
        const finish = (end: Outcome['end']): void =>
          resolve({
            status: answer.statusCode,
            contentType: answer.headers['content-type'],
            promised: answer.headers['content-length'],
            bytes,
            end,
          });
        answer.on('data', (piece: Buffer) => (bytes += piece.length));
        answer.on('end', () => finish('whole')).on('error', () => finish('cut'));
        sent.setTimeout(300, () => {
          finish('silence');
          sent.destroy();
        });
      },
    );
    sent.on('error', () => resolve({ bytes: 0, end: 'refused' })).end();
  });
}

const LENGTH = 44 + 10 * 8000 * 4;
const HALF = LENGTH / 2;

async function broken(kind: FaultKind): Promise<{ sandbox: Sandbox; sid: string; first: Outcome }> {
  const sandbox = await sandboxes.start({ recordings: [{ source: 'DialVerb', durationSeconds: 10 }] });
  const { sid } = sandbox.recordings()[0]!;
  sandbox.setFaults({ seed: 1, rate: 1, times: 1, kinds: [kind] });
  return { sandbox, sid, first: await download(sandbox, sid) };
}

describe('the ways a download fails', () => {
  it.each<[FaultKind, Partial<Outcome>]>([
    ['404-early', { status: 404, contentType: 'application/xml; charset=utf-8', end: 'whole' }],
    ['401', { status: 401, end: 'whole' }],
    ['429', { status: 429, end: 'whole' }],
    ['503', { status: 503, end: 'whole' }],
    ['cut-with-length', { status: 200, promised: `${LENGTH}`, bytes: HALF, end: 'cut' }],
    ['cut-chunked', { status: 200, promised: undefined, bytes: HALF, end: 'cut' }],
    ['cut-without-length', { status: 200, promised: undefined, bytes: HALF, end: 'whole' }],
    ['reset', { bytes: 0, end: 'refused' }],
    ['stall', { status: 200, promised: `${LENGTH}`, bytes: HALF, end: 'silence' }],
    ['empty', { status: 200, promised: '0', bytes: 0, end: 'whole' }],
    ['wrong-type', { status: 200, contentType: 'text/html; charset=utf-8', end: 'whole' }],
    ['redirect', { status: 302, end: 'whole' }],
  ])('%s, then whole again', async (kind, outcome) => {
    const { sandbox, sid, first } = await broken(kind);
    expect(first).toMatchObject(outcome);
    if (kind === '404-early') expect(await download(sandbox, sid)).toMatchObject({ status: 404 });
    expect(await download(sandbox, sid)).toMatchObject({ status: 200, bytes: LENGTH, end: 'whole' });
    expect(sandbox.mediaRequests()[0]).toMatchObject({ fault: kind, recordingSid: sid });
  });

  it('404-for-good: from then on nothing is left of the recording', async () => {
    const { sandbox, sid, first } = await broken('404-for-good');
    expect(first.status).toBe(404);
    expect((await download(sandbox, sid)).status).toBe(404);
    expect((await ask(sandbox, `/Recordings/${sid}.json?IncludeSoftDeleted=true`)).status).toBe(404);
    expect(sandbox.recordings()).toMatchObject([{ sid, status: 'vanished' }]);
  });

  it('delete-applied-then-reset: no answer, but it is deleted', async () => {
    const sandbox = await sandboxes.start();
    const { sid } = sandbox.recordings()[0]!;
    sandbox.setFaults({ seed: 1, rate: 1, times: 1, kinds: ['delete-applied-then-reset'] });
    await expect(ask(sandbox, `/Recordings/${sid}.json`, { method: 'DELETE' })).rejects.toThrow();
    expect(sandbox.deletions()).toMatchObject([{ deleted: true, status: null }]);
    const metadata = await ask(sandbox, `/Recordings/${sid}.json?IncludeSoftDeleted=true`);
    expect(await metadata.json()).toMatchObject({ status: 'deleted' });
  });

  it('ends when told so', async () => {
    const sandbox = await sandboxes.start();
    sandbox.setFaults({ seed: 1, rate: 1, kinds: ['503'] });
    expect((await ask(sandbox, '/Recordings.json')).status).toBe(503);
    sandbox.setFaults(null);
    expect((await ask(sandbox, '/Recordings.json')).status).toBe(200);
  });
});
