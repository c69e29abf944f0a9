import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderOf, takeLock } from './lock.mjs';
import { identityOf } from './process-identity.mjs';

describe('the lock of a checkout', () => {
  let dir: string;
  const file = () => join(dir, 'deeper/launcher.lock');

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'voicekeep-lock-'));
  });

  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('is held by one, and names the holder', () => {
    const release = takeLock(file());
    expect(release).toBeDefined();
    expect(holderOf(file())).toBe(process.pid);
    expect(takeLock(file())).toBeUndefined();
    release?.();
    expect(existsSync(file())).toBe(false);
  });

  it('is free again when its holder was killed, even if the number lives on', () => {
    takeLock(file())?.();
    writeFileSync(file(), JSON.stringify({ ...identityOf(process.pid), startTicks: '1' }));
    expect(holderOf(file())).toBeUndefined();
    expect(takeLock(file())).toBeDefined();
  });

  it('is free when its file was cut short', () => {
    takeLock(file())?.();
    writeFileSync(file(), '{"pid":');
    expect(takeLock(file())).toBeDefined();
  });
});
