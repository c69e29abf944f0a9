import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDaemon } from '../services/daemon.mts';
import { clearDeadTestFolders, makeTestFolder, removeTestFolder } from './test-folder.mts';

describe('the folder of a test run', () => {
  let base: string;

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'voicekeep-folders-'));
  });

  afterEach(() => {
    rmSync(base, { recursive: true, force: true });
  });

  async function startServer(dir: string) {
    const args = ['-e', 'setInterval(() => {}, 1000)', '--', dir];
    return startDaemon({ name: 'some-server', dir, command: process.execPath, args, env: {}, cwd: base });
  }

  it('takes the servers with it that a test left running below it', async () => {
    const folder = makeTestFolder('/checkout', base);
    const server = await startServer(join(folder, 'tmp/of-a-test'));
    await removeTestFolder(folder);
    expect(server.isRunning()).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });

  it('is cleared by the next run when its own was killed, and only then', async () => {
    const folder = makeTestFolder('/checkout', base);
    await clearDeadTestFolders('/checkout', base);
    expect(existsSync(folder)).toBe(true);

    writeFileSync(join(folder, 'lock'), '{}');
    const server = await startServer(join(folder, 'services'));
    await clearDeadTestFolders('/another-checkout', base);
    expect(server.isRunning()).toBe(true);
    await clearDeadTestFolders('/checkout', base);
    expect(server.isRunning()).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });
});
