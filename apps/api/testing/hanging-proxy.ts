import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { requiredVariable } from '@voicekeep/shared/testing';

/**
 * Stands in front of a server and can fall silent (connections stay open, and nothing passes any more) or be gone
 * (connections are cut).
 */
export class HangingProxy {
  readonly #sockets = new Set<Socket>();
  #hangs = false;
  #gone = false;

  private constructor(
    readonly port: number,
    private readonly end: () => Promise<void>,
  ) {}

  static async before(host: string, port: number): Promise<HangingProxy> {
    const server = createServer((inner) => proxy.join(inner, connect(port, host)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy: HangingProxy = new HangingProxy((server.address() as AddressInfo).port, async () => {
      await new Promise((resolve) => server.close(resolve));
    });
    return proxy;
  }

  /** Before the Redis of the tests. @returns the address of the way through it, too */
  static async beforeRedis(): Promise<{ redis: HangingProxy; redisUrl: string }> {
    const url = new URL(requiredVariable('TEST_REDIS_URL'));
    const redis = await HangingProxy.before(url.hostname, Number(url.port));
    url.hostname = '127.0.0.1';
    url.port = String(redis.port);
    return { redis, redisUrl: url.href };
  }

  /** Bytes that arrive meanwhile wait until it ends. */
  hang(yes: boolean): void {
    this.#hangs = yes;
    for (const socket of this.#sockets)
      if (yes) socket.pause();
      else socket.resume();
  }

  /** Cuts the connections there are, and each new one at once. */
  be(state: 'gone' | 'there'): void {
    this.#gone = state === 'gone';
    if (this.#gone) this.cut();
  }

  async stop(): Promise<void> {
    this.cut();
    await this.end();
  }

  private cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  private join(inner: Socket, outer: Socket): void {
    const pair = [inner, outer] as const;
    for (const [from, to] of [pair, [outer, inner] as const]) {
      this.#sockets.add(from);
      from.on('data', (chunk: Buffer) => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      if (this.#hangs) from.pause();
    }
    if (this.#gone) this.cut();
  }
}
