import type { CallLog, Page } from '@voicekeep/shared/contracts';
import type { Rest } from '../product/rest';

const READERS = 4;
const WHOLE_NUMBER = /^\+1\d{10}$/;
const WORDS = /^(Spoke about|The caller|Changed) /;

/** Reads the call list, and changes notes in it, until told to stop; whatever is not as it was written is an error. */
export class Readers {
  reads = 0;
  writes = 0;
  readonly errors: string[] = [];
  #servers: readonly Rest[] = [];
  #isOver = false;
  readonly #ends: Promise<void>[] = [];

  constructor(
    private readonly workspaceId: string,
    private readonly count: number,
  ) {}

  /** From now on these are asked, in turn. */
  use(servers: readonly Rest[]): void {
    this.#servers = servers;
    if (this.#ends.length > 0) return;
    for (let n = 0; n < READERS; n += 1) this.#ends.push(this.loop((turn) => this.read(turn)));
    this.#ends.push(this.loop((turn) => this.write(turn)));
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#ends);
  }

  private async loop(work: (turn: number) => Promise<void>): Promise<void> {
    for (let turn = 0; !this.#isOver; turn += 1)
      await work(turn).catch((error: unknown) =>
        this.errors.push(`${String(error)} ${String((error as Error).cause ?? '')}`.slice(0, 300)),
      );
  }

  private rest(turn: number): Rest {
    const server = this.#servers[turn % this.#servers.length];
    if (!server) throw new Error('There is no server.');
    return server;
  }

  /** A page from anywhere in the list, found by the last digits of a number every other time. */
  private async read(turn: number): Promise<void> {
    const n = Math.floor(Math.random() * this.count);
    const at = new Date(Date.UTC(2026, 0, 1) + (n / this.count) * 365 * 86_400_000).toISOString();
    const query = turn % 2 === 0 ? `to=${at}` : `number=${String(n % 10_000).padStart(4, '0')}`;
    const { items } = await this.page(turn, query);
    for (const { id, from, to, notes } of items)
      if (!WHOLE_NUMBER.test(from ?? '') || !WHOLE_NUMBER.test(to ?? '') || !WORDS.test(notes ?? 'Changed '))
        this.errors.push(`Call log ${id} does not read as it was written.`);
    this.reads += items.length;
  }

  private async write(turn: number): Promise<void> {
    const { items } = await this.page(turn, `number=${String(turn % 10_000).padStart(4, '0')}`);
    const [first] = items;
    if (!first) return;
    const path = `/workspaces/${this.workspaceId}/call-logs/${first.id}`;
    await this.rest(turn + 1).ask('PATCH', path, { notes: `Changed in turn ${turn}.` });
    this.writes += 1;
  }

  private page(turn: number, query: string): Promise<Page<CallLog>> {
    return this.rest(turn).ask('GET', `/workspaces/${this.workspaceId}/call-logs?limit=50&${query}`);
  }
}
