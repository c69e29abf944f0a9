import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { RecordingArchiver } from '@voicekeep/recordings/workflow';
import { MIGRATION_QUEUE, type WorkPayload } from './queue-names';
import { ShutdownSignal } from './shutdown-signal';

/** Copies one recording per job. How it went stands in the database; a job itself never fails for it. */
@Injectable()
export class MigrationProcessor {
  constructor(
    @InjectQueue(MIGRATION_QUEUE) private readonly queue: Queue<WorkPayload>,
    private readonly archiver: RecordingArchiver,
    private readonly options: VoicekeepOptions,
    private readonly shutdown: ShutdownSignal,
  ) {}

  start(): void {
    void this.queue.process(this.options.workerConcurrency, ({ data }) =>
      this.shutdown.track(this.archiver.run(data, this.shutdown.signal)),
    );
  }
}
