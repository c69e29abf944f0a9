/** What a campaign came to; also the content of its JSON file. */
export interface Figures {
  readonly profile: string;
  readonly seed: number;
  readonly measuredAt: string;
  readonly recordings: number;
  readonly objects: number;
  readonly states: Record<string, number>;
  readonly faults: number;
  readonly faultKinds: number;
  readonly faultsByKind: Record<string, number>;
  /** SIGKILLs, SIGSTOPs and what befell the servers. */
  readonly events: Record<string, number>;
  readonly crashPoints: Record<string, number>;
  readonly processStarts: number;
  /** Processes that ended by themselves, such as at a start without a database. */
  readonly unexpectedExits: number;
  /** Role, exit and last words of processes that nobody ended; older figures have none. */
  readonly lastWords?: readonly string[];
  readonly adminActions: Record<string, number>;
  /** Locations that were paused and tested again by a person. */
  readonly resumedByHand: number;
  readonly retriedByHand: number;
  readonly deletionsAtTwilio: number;
  readonly puts: number;
  readonly personDeleted: number;
  readonly lostByTwilio: number;
  /** Deletions of what Twilio lost, which a person has to look at; older figures have none. */
  readonly leftToAPerson?: number;
  readonly webhooks: number;
  readonly webhooksRepeated: number;
  readonly webhookP99Ms: number;
  readonly stormSeconds: number;
  /** From the last fault until nothing was unfinished; null when that did not come about. */
  readonly convergedSeconds: number | null;
  readonly violations: Record<string, number>;
  readonly violationLines: readonly string[];
  readonly goals: Record<string, boolean>;
}

const words = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');

/** The figures as lines of a table: what, and how much of it. */
export function tableOf(figures: Figures): [string, string][] {
  const { goals, ...f } = figures;
  const missed = Object.entries(goals).filter(([, reached]) => !reached);
  return [
    ['recordings', String(f.recordings)],
    ['end states', words(f.states)],
    ['faults injected', `${f.faults} of ${f.faultKinds} kinds`],
    ['by kind', words(f.faultsByKind)],
    ['processes and servers', words(f.events)],
    ['crash points hit', words(f.crashPoints)],
    [
      'starts of processes',
      `${f.processStarts}, unexpected ends ${f.unexpectedExits}${(f.lastWords ?? []).map((each) => ` (${each})`).join('')}`,
    ],
    ['administrator', words(f.adminActions)],
    ['by hand', `locations resumed ${f.resumedByHand}, recordings retried ${f.retriedByHand}`],
    ['seen by the stand-ins', `puts ${f.puts}, deletions at Twilio ${f.deletionsAtTwilio}`],
    [
      'gone on purpose',
      `by a person ${f.personDeleted}, lost by Twilio ${f.lostByTwilio} (of which left to a person ${f.leftToAPerson ?? 0})`,
    ],
    ['webhooks', `${f.webhooks}, posts repeated ${f.webhooksRepeated}, p99 ${f.webhookP99Ms} ms`],
    ['time', `faults ${f.stormSeconds} s, then at rest after ${f.convergedSeconds ?? 'never'} s`],
    ['goals missed', missed.length === 0 ? 'none' : missed.map(([goal]) => goal).join(', ')],
    ['violations', Object.keys(f.violations).length === 0 ? 'none' : words(f.violations)],
  ];
}
