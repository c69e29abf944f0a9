import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import {
  AlertOutbox,
  ConditionBook,
  ConditionFigures,
  RecordingFigures,
  WorkFigures,
} from '@voicekeep/plugin/nest';
import { Clock } from '@voicekeep/shared/kernel';
import { probedGauge, type GaugeSource, type Value } from './probed-gauge';

const SOON_MS = 10_000;
const RARELY_MS = 600_000;

const soon = (read: GaugeSource['read']): GaugeSource => ({ read, keepMs: SOON_MS });
const byState = (rows: readonly { state: string; count: number }[]): Value[] =>
  rows.map(({ state, count }) => [{ state }, count]);

/** What Prometheus reads; counts only, nothing of any person. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor(
    recordings: RecordingFigures,
    work: WorkFigures,
    conditions: ConditionFigures,
    book: ConditionBook,
    outbox: AlertOutbox,
    private readonly clock: Clock,
  ) {
    const { registry } = this;
    collectDefaultMetrics({ register: registry });
    probedGauge(
      registry,
      {
        ...{ name: 'voicekeep_recordings', labels: ['state'] },
        help: 'Recordings of this installation by state; those at rest are counted every ten minutes.',
      },
      soon(async () => byState(await recordings.underWay())),
      { read: async () => byState(await recordings.atRest()), keepMs: RARELY_MS },
    );
    probedGauge(
      registry,
      {
        ...{ name: 'voicekeep_backlog', labels: ['work', 'state'] },
        help: 'Rows of the database whose time has come, by kind of work and state.',
      },
      soon(async () =>
        (await work.backlog(clock.now())).map(({ work: kind, state, count }) => [
          { work: kind, state },
          count,
        ]),
      ),
    );
    probedGauge(
      registry,
      {
        ...{ name: 'voicekeep_conditions', labels: ['code'] },
        help: 'Workspaces whose recordings are held up, by what holds them up.',
      },
      soon(async () => (await book.raisedByCode()).map(({ code, workspaces }) => [{ code }, workspaces])),
    );
    probedGauge(
      registry,
      {
        name: 'voicekeep_deletions_needing_attention',
        help: 'Verified recordings whose deletion Twilio does not confirm.',
      },
      soon(async () => [[{}, await work.deletionsNeedingAttention()]]),
    );
    this.age('oldest_waiting', 'the oldest new recording has waited for its copy', async () =>
      (await conditions.read(clock.now())).filter(({ kind }) => kind === 'waiting').map(({ since }) => since),
    );
    this.age('inbox_oldest', 'the oldest webhook has waited to be worked off', async () => [
      await work.oldestWebhookAt(),
    ]);
    this.age('alert_oldest_undelivered', 'the oldest alert has waited for its receiver', async () => [
      (await outbox.undelivered()).oldestAt,
    ]);
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** Seconds since the oldest of some instants; 0 when there is none. */
  private age(name: string, what: string, read: () => Promise<readonly (Date | null)[]>): void {
    const seconds = async (): Promise<Value[]> => {
      const ages = (await read()).map((at) => (at ? this.clock.now().getTime() - at.getTime() : 0));
      return [[{}, Math.max(0, ...ages) / 1000]];
    };
    const text = { name: `voicekeep_${name}_seconds`, help: `How long ${what}.` };
    probedGauge(this.registry, text, soon(seconds));
  }
}
