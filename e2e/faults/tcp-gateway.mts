import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands in front of a server that speaks over TCP: lets it through, cuts it, stalls it or refuses it. */
export class TcpGateway {
  readonly #pairs = new Set<{ near: Socket; far: Socket }>();
  readonly #server = createServer((near) => this.#accept(near));
  readonly #target: { host: string; port: number };
  #mode: 'pass' | 'stall' | 'refuse' = 'pass';
  cuts = 0;
  stalls = 0;

  constructor(target: URL) {
    this.#target = { host: target.hostname, port: Number(target.port) };
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** The same address as given, through this gateway. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String((this.#server.address() as AddressInfo).port);
    return changed.href;
  }

  /** Breaks every connection there is; new ones pass. */
  cut(): void {
    this.cuts += 1;
    for (const { near, far } of this.#pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** Nothing moves any more, nothing breaks. */
  stall(): void {
    this.stalls += 1;
    this.#mode = 'stall';
    for (const { near, far } of this.#pairs) {
      near.pause();
      far.pause();
    }
  }

  refuse(): void {
    this.#mode = 'refuse';
    this.cut();
  }

  pass(): void {
    this.#mode = 'pass';
    for (const { near, far } of this.#pairs) {
      near.resume();
      far.resume();
    }
  }

  close(): void {
    this.#server.close();
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far.destroy();
    }
  }

  #accept(near: Socket): void {
    if (this.#mode === 'refuse') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(this.#target);
    const pair = { near, far };
    this.#pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on('data', (chunk) => {
        if (!to.write(chunk)) from.pause();
      });
      to.on('drain', () => {
        if (this.#mode === 'pass') from.resume();
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.#pairs.delete(pair);
      });
    }
    if (this.#mode === 'stall') {
      near.pause();
      far.pause();
    }
  }
}
