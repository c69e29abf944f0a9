import { answer, ask, Sandboxes } from '../testing/client';

const sandboxes = new Sandboxes();
afterEach(() => sandboxes.closeAll());

const DAY = 24 * 3600 * 1000;

describe('deleting a recording', () => {
  it('answers 204 once, 404 after, and keeps the metadata for 40 days', async () => {
    let now = Date.parse('2026-11-02T12:00:00Z');
    const sandbox = await sandboxes.start({ clock: { now: () => new Date(now) } });
    const [{ sid } = { sid: '' }] = sandbox.recordings();
    const statuses = async (): Promise<number[]> => {
      const paths = [`/Recordings/${sid}.json`, `/Recordings/${sid}.json?IncludeSoftDeleted=true`];
      return Promise.all(paths.map(async (path) => (await ask(sandbox, path)).status));
    };
    const deletion = await ask(sandbox, `/Recordings/${sid}.json`, { method: 'DELETE' });
    expect([deletion.status, await deletion.text()]).toEqual([204, '']);
    expect((await ask(sandbox, `/Recordings/${sid}.json`, { method: 'DELETE' })).status).toBe(404);
    expect(await statuses()).toEqual([404, 200]);
    now += 39 * DAY;
    expect(await statuses()).toEqual([404, 200]);
    now += 2 * DAY;
    expect(await statuses()).toEqual([404, 404]);
  });

  it('is refused for recordings that are not completed', async () => {
    const sandbox = await sandboxes.start({ recordings: [{ status: 'processing' }, { status: 'absent' }] });
    for (const { sid } of sandbox.recordings()) {
      const response = await ask(sandbox, `/Recordings/${sid}.json`, { method: 'DELETE' });
      expect(await answer(response)).toMatchObject({ status: 400, code: 20009 });
    }
  });

  it('lets a witness look before it takes effect, and a witness who objects prevents it', async () => {
    const seen: string[] = [];
    const sandbox = await sandboxes.start({
      beforeDelete: async (sid) => {
        expect(sandbox.recordings().find((each) => each.sid === sid)?.status).toBe('completed');
        seen.push(sid);
      },
    });
    const [{ sid } = { sid: '' }] = sandbox.recordings();
    await ask(sandbox, `/Recordings/${sid}.json`, { method: 'DELETE' });
    expect(seen).toEqual([sid]);
    expect(sandbox.deletions()).toMatchObject([{ recordingSid: sid, status: 204, deleted: true }]);
  });

  it('still lets the sandbox itself know the bytes, to compare copies with', async () => {
    const sandbox = await sandboxes.start();
    const [{ sid, bytes } = { sid: '', bytes: 0 }] = sandbox.recordings();
    await ask(sandbox, `/Recordings/${sid}.json`, { method: 'DELETE' });
    expect(sandbox.media(sid, 'wav')).toHaveLength(bytes);
  });
});
