import { InjectQueue } from '@nestjs/bull';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bull';
import { Bell, type Lease, type RecordingRef } from '@voicekeep/recordings/domain';
import { CLEANUP_QUEUE, MIGRATION_QUEUE, type WorkPayload } from './queue-names';
import { within } from './within';

/** A Redis that took longer than this is taken for hung: connected, and without an answer. */
const ANSWER_MS = 2000;
/** Rings on their way at once; more than these are dropped, the database has them. */
const MOST_PENDING = 100;
const LISTEN_AGAIN_MS = 1000;
const CLOSE_MS = 2000;

/** Rings through Bull. A job's name holds the generation, so that a job lost with its worker blocks no later one. */
@Injectable()
export class BullBell extends Bell {
  private readonly logger = new Logger('Bell');
  private complainedAt = -Infinity;
  private pending = 0;
  private hung = false;

  constructor(
    @InjectQueue(MIGRATION_QUEUE) private readonly migration: Queue<WorkPayload>,
    @InjectQueue(CLEANUP_QUEUE) private readonly cleanup: Queue<WorkPayload>,
  ) {
    super();
    for (const queue of [migration, cleanup]) {
      queue.on('error', (error: Error) => this.complain(error));
      // Nest's own hook waits for Redis as long as that takes.
      Object.assign(queue, { onApplicationShutdown: () => within(CLOSE_MS, queue.close(true), undefined) });
    }
  }

  override get audible(): boolean {
    return this.migration.client.status === 'ready' && !this.hung;
  }

  override copy(work: Lease): void {
    this.ring(this.migration, work);
  }

  override cleanUp(work: RecordingRef & { readonly generation: number }): void {
    this.ring(this.cleanup, work);
  }

  private ring(queue: Queue<WorkPayload>, { workspaceId, id, generation }: Lease): void {
    if (!this.audible || this.pending >= MOST_PENDING) return;
    this.pending += 1;
    const patience = setTimeout(() => this.gaveNoAnswer(), ANSWER_MS).unref();
    const options = { jobId: `${id}.${generation}`, removeOnComplete: true, removeOnFail: true };
    queue
      .add({ workspaceId, id }, options)
      .catch((error: unknown) => this.complain(error))
      .finally(() => {
        clearTimeout(patience);
        this.pending -= 1;
      });
  }

  private gaveNoAnswer(): void {
    if (this.hung) return;
    this.hung = true;
    this.complain(null);
    void this.listen();
  }

  /** Asks one thing and waits for that answer alone, however long it takes. */
  private async listen(): Promise<void> {
    try {
      await this.migration.client.ping();
      this.hung = false;
    } catch {
      setTimeout(() => void this.listen(), LISTEN_AGAIN_MS).unref();
    }
  }

  /** Redis away is no failure of the product: said once a minute, no more. */
  private complain(error: unknown): void {
    if (performance.now() - this.complainedAt < 60_000) return;
    this.complainedAt = performance.now();
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no_answer';
    this.logger.warn({ code }, 'Redis does not answer; workers look for work in the database meanwhile.');
  }
}
