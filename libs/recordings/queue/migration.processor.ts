import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';
import { RecordingArchiver, Traffic } from '@voicekeep/recordings/workflow';
import { MIGRATION_QUEUE, type WorkPayload } from './queue-names';
import { ShutdownSignal } from './shutdown-signal';

/** Copies one recording per job. How it went stands in the database; a job itself never fails for it. */
@Injectable()
export class MigrationProcessor {
  constructor(
    @InjectQueue(MIGRATION_QUEUE) private readonly queue: Queue<WorkPayload>,
    private readonly archiver: RecordingArchiver,
    private readonly traffic: Traffic,
    private readonly shutdown: ShutdownSignal,
  ) {}

  start(): void {
    const processed = this.queue.process(this.traffic.slots('copy'), ({ data }) =>
      this.shutdown.track(this.archiver.run(data, this.shutdown.signal)),
    );
    // Without Redis nothing is heard; the database is looked through all the same.
    processed.catch(() => undefined);
  }
}
