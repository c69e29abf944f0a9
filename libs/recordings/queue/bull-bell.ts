import { InjectQueue } from '@nestjs/bull';
import { Injectable, Logger } from '@nestjs/common';
import type { Queue } from 'bull';
import { Bell, type Lease, type RecordingRef } from '@voicekeep/recordings/domain';
import { CLEANUP_QUEUE, MIGRATION_QUEUE, type WorkPayload } from './queue-names';

/** Rings through Bull. A job's name holds the generation, so that a job lost with its worker blocks no later one. */
@Injectable()
export class BullBell extends Bell {
  private readonly logger = new Logger('Bell');
  private quietSince = 0;

  constructor(
    @InjectQueue(MIGRATION_QUEUE) private readonly migration: Queue<WorkPayload>,
    @InjectQueue(CLEANUP_QUEUE) private readonly cleanup: Queue<WorkPayload>,
  ) {
    super();
    for (const queue of [migration, cleanup]) queue.on('error', (error: Error) => this.complain(error));
  }

  override get audible(): boolean {
    return this.migration.client.status === 'ready';
  }

  override copy(work: Lease): void {
    this.ring(this.migration, work);
  }

  override cleanUp(work: RecordingRef & { readonly generation: number }): void {
    this.ring(this.cleanup, work);
  }

  private ring(queue: Queue<WorkPayload>, { workspaceId, id, generation }: Lease): void {
    if (queue.client.status !== 'ready') return;
    const options = { jobId: `${id}.${generation}`, removeOnComplete: true, removeOnFail: true };
    queue.add({ workspaceId, id }, options).catch((error: unknown) => this.complain(error));
  }

  /** Redis away is no failure of the product: said once a minute, no more. */
  private complain(error: unknown): void {
    if (Date.now() - this.quietSince < 60_000) return;
    this.quietSince = Date.now();
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    this.logger.warn({ code }, 'Redis does not answer; workers look for work in the database meanwhile.');
  }
}
