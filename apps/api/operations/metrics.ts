import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { RecordingFigures } from '@voicekeep/plugin/nest';

/** What Prometheus reads; counts only, nothing of any person. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor(figures: RecordingFigures) {
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
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }
}
