import net from 'node:net';
import { Logger } from '@nestjs/common';
import Bull from 'bull';
import { newId } from '@voicekeep/shared/kernel';
import { requiredVariable } from '@voicekeep/shared/testing';
import { BullBell } from './bull-bell';
import type { WorkPayload } from './queue-names';

jest.setTimeout(60_000);

/** A way to Redis that can be made to carry nothing in either direction while it stays open. */
async function slowWay(target: URL) {
  let hung = false;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      if (hung) from.pause();
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    hang: (): void => {
      hung = true;
      for (const socket of sockets) socket.pause();
    },
    goOn: (): void => {
      hung = false;
      for (const socket of sockets) socket.resume();
    },
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function until(what: () => boolean, deadlineMs: number): Promise<void> {
  const end = performance.now() + deadlineMs;
  while (!what() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(what()).toBe(true);
}

describe('the bell', () => {
  beforeAll(() => Logger.overrideLogger(false));

  const ring = async () => {
    const way = await slowWay(new URL(requiredVariable('TEST_REDIS_URL')));
    const prefix = `vk-test-${newId()}`;
    const queues = ['migration', 'cleanup'].map((name) => new Bull<WorkPayload>(name, way.url, { prefix }));
    const [migration, cleanup] = queues;
    const bell = new BullBell(migration!, cleanup!);
    await until(() => bell.audible, 10_000);
    const end = async (): Promise<void> => {
      way.goOn();
      await Promise.all(queues.map((queue) => queue.close(true)));
      await way.close();
    };
    const work = () => ({ workspaceId: newId(), id: newId(), generation: 1 });
    return { way, end, bell, work, migration: migration! };
  };

  it('wakes who listens', async () => {
    const { end, bell, work, migration } = await ring();
    const heard: string[] = [];
    void migration.process(async ({ data }) => void heard.push(data.id));
    const wanted = work();
    bell.copy(wanted);
    await until(() => heard.includes(wanted.id), 10_000);
    await end();
  });

  it('is inaudible while Redis hangs, piles nothing up, and is heard again afterwards', async () => {
    const { way, end, bell, work, migration } = await ring();
    const add = jest.spyOn(migration, 'add');
    expect(bell.audible).toBe(true);
    way.hang();
    const began = performance.now();
    for (let rung = 0; rung < 1000; rung += 1) bell.copy(work());
    expect(performance.now() - began).toBeLessThan(1000);
    expect(add.mock.calls.length).toBeLessThanOrEqual(100);
    await until(() => !bell.audible, 5000);
    const before = add.mock.calls.length;
    for (let rung = 0; rung < 100; rung += 1) bell.copy(work());
    expect(add.mock.calls.length).toBe(before);
    way.goOn();
    await until(() => bell.audible, 10_000);
    bell.copy(work());
    expect(add.mock.calls.length).toBe(before + 1);
    await end();
  });

  it('lets the process end while Redis hangs', async () => {
    const { way, end, bell, work, migration } = await ring();
    const heard: string[] = [];
    void migration.process(async ({ data }) => void heard.push(data.id));
    bell.copy(work());
    await until(() => heard.length === 1, 10_000);
    way.hang();
    bell.copy(work());
    const began = performance.now();
    const hook: unknown = Reflect.get(migration, 'onApplicationShutdown');
    if (typeof hook === 'function') await Reflect.apply(hook, migration, []);
    expect(performance.now() - began).toBeLessThan(4000);
    await end();
  });
});
