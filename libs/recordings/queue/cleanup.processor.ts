import { InjectQueue } from '@nestjs/bull';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bull';
import { SourcePurger } from '@voicekeep/recordings/workflow';
import { CLEANUP_QUEUE, type WorkPayload } from './queue-names';
import { ShutdownSignal } from './shutdown-signal';

const AT_ONCE = 4;

/** Carries out one decided deletion at Twilio per job; few at once, as Twilio asks for. */
@Injectable()
export class CleanupProcessor {
  constructor(
    @InjectQueue(CLEANUP_QUEUE) private readonly queue: Queue<WorkPayload>,
    private readonly purger: SourcePurger,
    private readonly shutdown: ShutdownSignal,
  ) {}

  start(): void {
    void this.queue.process(AT_ONCE, ({ data }) =>
      this.shutdown.track(this.purger.run(data, this.shutdown.signal)),
    );
  }
}
