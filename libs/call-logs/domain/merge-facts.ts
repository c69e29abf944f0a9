import type { CallFacts } from './call-logs';

/** The facts of a call apart from its SID; a party is whatever stands for it, open or sealed. */
export type KnownFacts = Omit<CallFacts, 'callSid'>;

const RANKS: Readonly<Record<string, number>> = { queued: 1, initiated: 2, ringing: 3, 'in-progress': 4 };
const ENDED = 5;

/** What Twilio calls a call that goes on. */
export const UNFINISHED_STATUSES: readonly string[] = Object.keys(RANKS);

const rank = (status: string | null): number => (status === null ? 0 : (RANKS[status] ?? ENDED));

/**
 * Facts only grow: a null or unknown never erases, and news of an earlier stage of the call, arriving late,
 * fills gaps but changes nothing.
 */
export function mergeFacts(known: KnownFacts, news: KnownFacts): KnownFacts {
  const late = rank(news.status) < rank(known.status);
  const pick = <T>(old: T | null, fresh: T | null): T | null => (late ? (old ?? fresh) : (fresh ?? old));
  const [first, second] = late ? [known.direction, news.direction] : [news.direction, known.direction];
  return {
    parentCallSid: pick(known.parentCallSid, news.parentCallSid),
    from: pick(known.from, news.from),
    to: pick(known.to, news.to),
    direction: first === 'unknown' ? second : first,
    startedAt: pick(known.startedAt, news.startedAt),
    durationSeconds: pick(known.durationSeconds, news.durationSeconds),
    status: pick(known.status, news.status),
    answeredBy: pick(known.answeredBy, news.answeredBy),
    callerName: pick(known.callerName, news.callerName),
    price: pick(known.price, news.price),
    priceUnit: pick(known.priceUnit, news.priceUnit),
  };
}

/** Whether news change anything of what is known. */
export function bringsNews(known: KnownFacts, news: KnownFacts): boolean {
  const merged = mergeFacts(known, news);
  const keys = Object.keys(merged) as (keyof KnownFacts)[];
  return keys.some((key) => plain(merged[key]) !== plain(known[key]));
}

const plain = (value: KnownFacts[keyof KnownFacts]): string | number | null =>
  value instanceof Date ? value.getTime() : value;
