import { Injectable } from '@nestjs/common';
import { type Backlog, QueueFigures, type QueueCount, WorkFigures } from '@voicekeep/plugin/nest';
import type { SystemPart } from '@voicekeep/shared/contracts';
import { Clock } from '@voicekeep/shared/kernel';
import { Probe } from '../probe';
import { LOOK_DEADLINE_MS } from './look-deadline';
import { part } from './part';

const TITLES: Readonly<Record<string, string>> = {
  migration: 'Queue of copies',
  cleanup: 'Queue of deletions at Twilio',
};
/** By kind of work, as `WorkFigures` names it. */
const DUE: readonly (readonly [work: string, words: string])[] = [
  ['copy', 'to copy'],
  ['source-deletion', 'to delete at Twilio'],
  ['object-deletion', 'to delete in buckets'],
  ['webhook', 'webhooks to work off'],
];

/** What waits in Redis, and what is due in the database. */
@Injectable()
export class QueueLook {
  readonly #queues: Probe<readonly QueueCount[]>;
  readonly #backlog: Probe<readonly Backlog[]>;

  constructor(
    queues: QueueFigures,
    work: WorkFigures,
    private readonly clock: Clock,
  ) {
    this.#queues = new Probe(() => queues.count(), { deadlineMs: LOOK_DEADLINE_MS });
    this.#backlog = new Probe(() => work.backlog(clock.now()), {
      ...{ deadlineMs: LOOK_DEADLINE_MS, keepMs: 5000 },
    });
  }

  /** Never rejects. */
  async look(): Promise<SystemPart[]> {
    const [queues, backlog] = await Promise.all([this.#queues.answer(), this.#backlog.answer()]);
    return queueParts(queues, backlog, this.clock.now());
  }
}

/** @param queues null when Redis gave no answer in time; @param backlog null when the database gave none */
export function queueParts(
  queues: readonly QueueCount[] | null,
  backlog: readonly Backlog[] | null,
  now: Date,
): SystemPart[] {
  const seenAt = now.toISOString();
  return [
    ...(queues?.map((queue) => queuePart(queue, seenAt)) ?? [silentQueues()]),
    duePart(backlog, seenAt),
  ];
}

const queuePart = ({ name, waiting, active, failed }: QueueCount, seenAt: string): SystemPart =>
  part('queues', {
    ...{ id: `queue:${name}`, title: TITLES[name] ?? name, seenAt },
    state: failed > 0 ? 'attention' : 'fine',
    words: `${waiting} waiting, ${active} active, ${failed} failed.`,
    fix: failed > 0 ? 'The log of the workers says what failed; the work itself is tried again.' : null,
  });

const silentQueues = (): SystemPart =>
  part('queues', {
    ...{ id: 'queues', title: 'Queues', state: 'attention', fix: null },
    words: 'Redis does not say. Work goes on by looking into the database.',
  });

function duePart(backlog: readonly Backlog[] | null, seenAt: string): SystemPart {
  const about = { id: 'due', title: 'Due in the database' };
  if (backlog === null)
    return part('queues', { ...about, state: 'trouble', words: 'The database gives no answer in time.' });
  const of = (kind: string): number =>
    backlog.filter(({ work }) => work === kind).reduce((sum, { count }) => sum + count, 0);
  return part('queues', {
    ...{ ...about, seenAt },
    words: `${DUE.map(([work, words]) => `${of(work)} ${words}`).join(', ')}.`,
  });
}
