import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '../bare/process-identity.mjs';
import { awaitReady, recordedDaemon, startDaemon, type Daemon } from './daemon.mts';
import { waitUntil } from './wait-until.mts';

describe('a private server process', () => {
  let dir: string;
  const running: Daemon[] = [];

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'voicekeep-daemon-'));
  });

  afterEach(async () => {
    for (const daemon of running.splice(0)) await daemon.stop(1_000);
    rmSync(dir, { recursive: true, force: true });
  });

  async function start(script: string): Promise<Daemon> {
    const args = ['-e', script, '--', dir];
    const plan = { name: 'server', dir, command: process.execPath, args, env: {} };
    const daemon = await startDaemon(plan);
    running.push(daemon);
    return daemon;
  }

  const FOREVER = 'setInterval(() => {}, 1000)';

  it('is found again by a later launcher, until it is stopped', async () => {
    const daemon = await start(FOREVER);
    expect(recordedDaemon(dir, 'server')?.isRunning()).toBe(true);
    await daemon.stop();
    expect(daemon.isRunning()).toBe(false);
    expect(recordedDaemon(dir, 'server')).toBeUndefined();
  });

  it('is ended by force when it does not listen', async () => {
    const daemon = await start(`process.on('SIGTERM', () => {}); console.log('deaf'); ${FOREVER}`);
    await daemon.stop(300);
    expect(daemon.isRunning()).toBe(false);
  });

  it('is not mistaken for a stranger that got its number', () => {
    const stranger = spawn(process.execPath, ['-e', FOREVER]);
    const identity = identityOf(stranger.pid ?? 0);
    mkdirSync(join(dir, 'run'));
    const record = (content: unknown) => {
      writeFileSync(join(dir, 'run/server.json'), JSON.stringify(content));
    };
    record({ ...identity, startTicks: '1' });
    expect(recordedDaemon(dir, 'server')).toBeUndefined();
    // even with the right start time its command line does not name our folder
    record(identity);
    expect(recordedDaemon(dir, 'server')).toBeUndefined();
    record({ ...identity, bootId: 'another boot' });
    expect(recordedDaemon(dir, 'server', '')).toBeUndefined();
    stranger.kill('SIGKILL');
  });

  it('tells its last words when it ends while starting', async () => {
    const daemon = await start(`console.error('no room on this disk'); process.exit(3)`);
    await waitUntil(() => !daemon.isRunning(), { deadlineMs: 5_000 });
    await expect(awaitReady(daemon, () => Promise.resolve(false))).rejects.toThrow('no room on this disk');
  });

  it('is stopped when it never answers', async () => {
    const daemon = await start(FOREVER);
    const waiting = awaitReady(daemon, () => Promise.resolve(false), 200);
    await expect(waiting).rejects.toThrow('server did not answer within 0.2 s');
    expect(daemon.isRunning()).toBe(false);
  });

  it('says which program is missing', async () => {
    const plan = { name: 'server', dir, command: 'no-such-program', args: [], env: {} };
    await expect(startDaemon(plan)).rejects.toThrow('no-such-program could not be started');
  });
});
