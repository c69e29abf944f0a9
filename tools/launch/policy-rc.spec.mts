import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutServiceStarts } from './policy-rc.mts';

describe('while packages are installed', () => {
  let dir: string;
  const policy = () => join(dir, 'policy-rc.d');

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'voicekeep-policy-'));
  });

  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('no service may start, and afterwards nothing of it is left', async () => {
    const during = await withoutServiceStarts(() => {
      expect(statSync(policy()).mode & 0o111).toBe(0o111);
      return Promise.resolve(readFileSync(policy(), 'utf8'));
    }, policy());
    expect(during).toContain('exit 101');
    expect(existsSync(policy())).toBe(false);
  });

  it("the machine's own policy comes back, after a failure and after a killed run too", async () => {
    writeFileSync(policy(), 'exit 0');
    await expect(
      withoutServiceStarts(() => Promise.reject(new Error('no network')), policy()),
    ).rejects.toThrow();
    expect(readFileSync(policy(), 'utf8')).toBe('exit 0');
    // what a killed run leaves: ours in place, theirs aside
    let ours = '';
    await withoutServiceStarts(() => {
      ours = readFileSync(policy(), 'utf8');
      return Promise.resolve();
    }, policy());
    writeFileSync(`${policy()}.before-voicekeep`, 'exit 0');
    writeFileSync(policy(), ours);
    await withoutServiceStarts(() => Promise.resolve(), policy());
    expect(readFileSync(policy(), 'utf8')).toBe('exit 0');
  });
});
