import type { Sandbox } from '../index';
import { officialClient, Sandboxes } from '../testing/client';

const sandboxes = new Sandboxes();
afterEach(() => sandboxes.closeAll());

const sids = (list: readonly { sid: string }[]): string[] => list.map(({ sid }) => sid);
const truth = (sandbox: Sandbox): string[] => sids(sandbox.recordings());

describe("Twilio's official client against the sandbox", () => {
  it('lists every recording over many pages, newest first', async () => {
    const sandbox = await sandboxes.start({ recordings: 25 });
    const listed = await officialClient(sandbox).recordings.list({ pageSize: 4 });
    expect(sids(listed)).toEqual(truth(sandbox));
    const times = listed.map(({ dateCreated }) => dateCreated.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('neither skips nor repeats a recording when others are deleted while paging', async () => {
    const sandbox = await sandboxes.start({ recordings: 20 });
    const { recordings } = officialClient(sandbox);
    const seen: string[] = [];
    let page = await recordings.page({ pageSize: 3 });
    for (let next: string | undefined = page.nextPageUrl; ; next = page.nextPageUrl) {
      seen.push(...sids(page.instances));
      for (const { sid } of page.instances) await recordings(sid).remove();
      if (!next) break;
      page = await recordings.getPage(next);
    }
    expect(seen).toEqual(truth(sandbox));
    expect(await recordings.list()).toEqual([]);
  });

  it('pages back', async () => {
    const sandbox = await sandboxes.start({ recordings: 7 });
    const first = await officialClient(sandbox).recordings.page({ pageSize: 3 });
    const second = await first.nextPage();
    const back = await second?.previousPage();
    expect(sids(back?.instances ?? [])).toEqual(sids(first.instances));
  });

  it('filters by day windows that include both ends, and by call', async () => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'];
    const sandbox = await sandboxes.start({
      recordings: [...days].reverse().map((day) => ({ createdAt: `${day}T00:00:00Z` })),
    });
    const { recordings } = officialClient(sandbox);
    const window = await recordings.list({
      dateCreatedAfter: new Date('2026-10-02T00:00:00Z'),
      dateCreatedBefore: new Date('2026-10-03T00:00:00Z'),
    });
    expect(sids(window)).toEqual(truth(sandbox).slice(1, 3));
    expect(sids(await recordings.list({ dateCreated: new Date('2026-10-04T00:00:00Z') }))).toEqual(
      truth(sandbox).slice(0, 1),
    );
    const { callSid, sid } = sandbox.recordings()[2]!;
    expect(sids(await recordings.list({ callSid }))).toEqual([sid]);
  });

  it('fetches, removes, and finds the removed one only when asking for deleted ones', async () => {
    const sandbox = await sandboxes.start();
    const client = officialClient(sandbox);
    const { sid, durationSeconds } = sandbox.recordings()[0]!;
    expect(await client.recordings(sid).fetch()).toMatchObject({
      status: 'completed',
      duration: `${durationSeconds}`,
    });
    expect(await client.recordings(sid).remove()).toBe(true);
    await expect(client.recordings(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(client.recordings(sid).remove()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await client.recordings(sid).fetch({ includeSoftDeleted: true })).toMatchObject({
      status: 'deleted',
    });
    expect(sids(await client.recordings.list())).not.toContain(sid);
    expect(sids(await client.recordings.list({ includeSoftDeleted: true }))).toContain(sid);
  });

  it('follows a call to its child leg and its recordings', async () => {
    const sandbox = await sandboxes.start({ recordings: [{ source: 'DialVerb' }, { sameCall: true }] });
    const client = officialClient(sandbox);
    const { callSid } = sandbox.recordings()[0]!;
    const [child] = await client.calls.list({ parentCallSid: callSid });
    expect(child).toMatchObject({ direction: 'outbound-dial', parentCallSid: callSid });
    expect(await client.calls(callSid).fetch()).toMatchObject({ direction: 'inbound', status: 'completed' });
    expect(sids(await client.calls(callSid).recordings.list()).sort()).toEqual(truth(sandbox).sort());
  });

  it('names the clinic lines', async () => {
    const sandbox = await sandboxes.start();
    const numbers = await officialClient(sandbox).incomingPhoneNumbers.list();
    expect(numbers.map(({ friendlyName }) => friendlyName)).toContain('Maple Street Clinic');
  });
});
