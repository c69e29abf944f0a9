import { appendFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, Sandboxes } from '../testing/client';

const sandboxes = new Sandboxes();
let dataDirectory: string;
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(async () => {
  await sandboxes.closeAll();
  rmSync(dataDirectory, { recursive: true });
});

describe('a sandbox with a data directory', () => {
  it('finds its history, its deletions and its placed calls again, byte for byte', async () => {
    const first = await sandboxes.start({ dataDirectory });
    const [{ sid } = { sid: '' }] = first.recordings();
    await ask(first, `/Recordings/${sid}.json`, { method: 'DELETE' });
    const placed = await first.placeCall({ kind: 'voicemail' });
    await first.settled();
    const before = first.recordings();
    await first.close();

    const later = { now: () => new Date(Date.now() + 24 * 3600 * 1000) };
    const second = await sandboxes.start({ dataDirectory, clock: later });
    expect(second.recordings()).toEqual(before);
    expect(second.recordings().find((each) => each.sid === sid)?.status).toBe('deleted');
    expect((await ask(second, `/Recordings/${placed.recordingSid}.wav`)).status).toBe(200);
    expect((await second.placeCall()).recordingSid).not.toBe(placed.recordingSid);
  });

  it('ends a call that was in progress when it stopped', async () => {
    const first = await sandboxes.start({ dataDirectory });
    const { recordingSid } = await first.placeCall({ delaySeconds: 60 });
    await first.close();
    const second = await sandboxes.start({ dataDirectory });
    await second.settled();
    expect(second.recordings().find(({ sid }) => sid === recordingSid)?.status).toBe('completed');
  });

  it('cuts off a last line that a crash tore, and goes on', async () => {
    const first = await sandboxes.start({ dataDirectory });
    const before = first.recordings();
    await first.close();
    const file = join(dataDirectory, 'sandbox.journal');
    const size = statSync(file).size;
    appendFileSync(file, '{"type":"deleted","recordingS');
    const second = await sandboxes.start({ dataDirectory });
    expect(second.recordings()).toEqual(before);
    expect(statSync(file).size).toBe(size);
  });
});
