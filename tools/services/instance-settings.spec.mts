import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstanceSettings } from './instance-settings.mts';

describe('the settings of a private instance', () => {
  let dir: string;
  const file = () => join(dir, 'instance.json');

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'voicekeep-settings-'));
  });

  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('are found again, secrets and ports alike', async () => {
    const first = new InstanceSettings(file());
    const secret = first.secret('redis');
    const port = await first.port('redis');
    const second = new InstanceSettings(file());
    expect(second.secret('redis')).toBe(secret);
    expect(second.rememberedPort('redis')).toBe(port);
  });

  it('are readable by their owner alone', () => {
    new InstanceSettings(file()).secret('redis');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('give every server a secret and a port of its own', async () => {
    const settings = new InstanceSettings(file());
    expect(settings.secret('a')).not.toBe(settings.secret('b'));
    expect(await settings.port('a')).not.toBe(await settings.port('b'));
  });
});
