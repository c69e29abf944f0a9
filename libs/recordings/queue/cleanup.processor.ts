import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';
import { SourcePurger, Traffic } from '@voicekeep/recordings/workflow';
import { CLEANUP_QUEUE, type WorkPayload } from './queue-names';
import { ShutdownSignal } from './shutdown-signal';

/** Carries out one decided deletion at Twilio per job; few at once, as Twilio asks for. */
@Injectable()
export class CleanupProcessor {
  constructor(
    @InjectQueue(CLEANUP_QUEUE) private readonly queue: Queue<WorkPayload>,
    private readonly purger: SourcePurger,
    private readonly traffic: Traffic,
    private readonly shutdown: ShutdownSignal,
  ) {}

  start(): void {
    const processed = this.queue.process(this.traffic.slots('purge'), ({ data }) =>
      this.shutdown.track(this.purger.run(data, this.shutdown.signal)),
    );
    // Without Redis nothing is heard; the database is looked through all the same.
    processed.catch(() => undefined);
  }
}
