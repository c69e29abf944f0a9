import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { RecordingFigures, WorkFigures } from '@voicekeep/plugin/nest';
import { Clock } from '@voicekeep/shared/kernel';

/** What Prometheus reads; counts only, nothing of any person. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor(figures: RecordingFigures, work: WorkFigures, clock: Clock) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'voicekeep_recordings',
      help: 'Recordings of this installation by state.',
      labelNames: ['state'],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const { state, count } of await figures.byState()) this.set({ state }, count);
      },
    });
    new Gauge({
      name: 'voicekeep_backlog',
      help: 'Rows of the database whose time has come, by kind of work and state.',
      labelNames: ['work', 'state'],
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const { work: kind, state, count } of await work.backlog(clock.now()))
          this.set({ work: kind, state }, count);
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
