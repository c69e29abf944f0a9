import { Gauge, type Registry } from 'prom-client';
import { Probe } from './probe';

export type Value = readonly [labels: Readonly<Record<string, string>>, value: number];

export interface GaugeSource {
  readonly read: () => Promise<readonly Value[]>;
  /** How long what was read is good. */
  readonly keepMs: number;
}

export interface GaugeText {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/** A scrape waits for nothing longer than this. */
const DEADLINE_MS = 500;

/** A gauge over what may hang; what gives no answer in time is left out of the scrape, not shown as 0. */
export function probedGauge(
  registry: Registry,
  { name, help, labels = [] }: GaugeText,
  ...sources: readonly GaugeSource[]
): void {
  const probes = sources.map(({ read, keepMs }) => new Probe(read, { deadlineMs: DEADLINE_MS, keepMs }));
  new Gauge({
    ...{ name, help, labelNames: [...labels], registers: [registry] },
    async collect() {
      const answers = await Promise.all(probes.map((probe) => probe.answer()));
      this.reset();
      if (labels.length === 0) this.remove();
      for (const [of, value] of answers.flatMap((values) => values ?? [])) this.set({ ...of }, value);
    },
  });
}
