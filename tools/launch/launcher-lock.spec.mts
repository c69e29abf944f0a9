import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLauncherLock } from './launcher-lock.mts';

describe('a second launcher in one checkout', () => {
  let dir: string;
  const file = () => join(dir, 'launcher.lock');

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'voicekeep-launcher-'));
  });

  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('is told in one sentence that the first one runs', async () => {
    await takeLauncherLock(file());
    const second = takeLauncherLock(file(), { runningMs: 0, endingMs: 5_000 });
    await expect(second).rejects.toThrow(`Voicekeep already runs in this folder (process ${process.pid})`);
  });

  it('waits for a first one that is ending', async () => {
    const first = await takeLauncherLock(file());
    first.announceEnd();
    const second = takeLauncherLock(file(), { runningMs: 0, endingMs: 5_000 });
    first.release();
    await expect(second).resolves.toBeDefined();
  });
});
