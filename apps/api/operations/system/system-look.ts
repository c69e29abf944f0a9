import { Injectable } from '@nestjs/common';
import type { PartGroup, SystemPart, SystemReport } from '@voicekeep/shared/contracts';
import { Clock, VERSION } from '@voicekeep/shared/kernel';
import { Probe } from '../probe';
import { AlertLook } from './alert-look';
import { LOOK_DEADLINE_MS } from './look-deadline';
import { part, worstOf } from './part';
import { PlaceLook } from './place-look';
import { QueueLook } from './queue-look';
import { ServerLook } from './server-look';
import { WorkerLook } from './worker-look';

/** However many look at the page, the database is asked so often at most. */
const KEEP_MS = 2000;
/** Looks that ask several things at once have deadlines of their own for each. */
const TOGETHER_MS = LOOK_DEADLINE_MS + 200;

/** How the whole installation does, part by part; whatever hangs holds only itself up. */
@Injectable()
export class SystemLook {
  readonly #looks: readonly (readonly [PartGroup, title: string, Probe<SystemPart[]>])[];

  constructor(
    servers: ServerLook,
    workers: WorkerLook,
    queues: QueueLook,
    places: PlaceLook,
    alerts: AlertLook,
    private readonly clock: Clock,
  ) {
    const probe = (look: { look(): Promise<SystemPart[]> }): Probe<SystemPart[]> =>
      new Probe(() => look.look(), { deadlineMs: TOGETHER_MS, keepMs: KEEP_MS });
    this.#looks = [
      ['servers', 'Servers', probe(servers)],
      ['workers', 'Workers', probe(workers)],
      ['queues', 'Queues', probe(queues)],
      ['storage', 'Buckets and Twilio accounts', probe(places)],
      ['alerts', 'Alerts', probe(alerts)],
    ];
  }

  /** Never rejects. */
  async report(): Promise<SystemReport> {
    const found = this.#looks.map(async ([group, title, probe]) => {
      return (await probe.answer()) ?? [silence(group, title)];
    });
    const parts = (await Promise.all(found)).flat();
    return { version: VERSION, at: this.clock.now().toISOString(), state: worstOf(parts), parts };
  }
}

const silence = (group: PartGroup, title: string): SystemPart =>
  part(group, {
    ...{ id: group, title, state: 'trouble', words: 'Could not be looked at in time.' },
    fix: 'Look at the database first; it is asked again with the next look.',
  });
