import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';
import { CLEANUP_QUEUE, MIGRATION_QUEUE, type WorkPayload } from './queue-names';

export interface QueueCount {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/** How full the queues in Redis are, for operators; what is due at all stands in the database. */
@Injectable()
export class QueueFigures {
  constructor(
    @InjectQueue(MIGRATION_QUEUE) private readonly migration: Queue<WorkPayload>,
    @InjectQueue(CLEANUP_QUEUE) private readonly cleanup: Queue<WorkPayload>,
  ) {}

  /** The queues themselves, to be looked at by operators. Nothing is in them but ids. */
  get queues(): readonly Queue[] {
    return [this.migration, this.cleanup];
  }

  /** @throws Error when Redis is away; may take as long as Redis does */
  count(): Promise<readonly QueueCount[]> {
    return Promise.all(this.queues.map(countOf));
  }
}

async function countOf(queue: Queue): Promise<QueueCount> {
  // Asked while it is not connected, the client would keep the question until it is.
  if (queue.client.status !== 'ready') throw new Error('Redis is away.');
  const { waiting, active, failed } = await queue.getJobCounts();
  return { name: queue.name, waiting, active, failed };
}
