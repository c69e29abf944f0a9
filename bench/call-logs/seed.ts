import type { BenchHost } from './host';
import { writeCalls, type SeededCall } from './many-calls';

const STATEMENT_ROWS = 1000;
const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
const AREAS = ['415', '212', '310', '646', '617', '206', '512', '303'] as const;

export const SEARCHED_WORDS = 'asked for a refund';

/** Fills a workspace with calls of one year, their cells and indexes as the product writes them. */
export async function seedCalls(
  { database, cells }: Pick<BenchHost, 'database' | 'cells'>,
  workspaceId: string,
  count: number,
  signal: AbortSignal,
): Promise<void> {
  for (let start = 0; start < count; start += STATEMENT_ROWS) {
    signal.throwIfAborted();
    const calls = Array.from({ length: Math.min(STATEMENT_ROWS, count - start) }, (_, n) =>
      callOf(start + n, count),
    );
    await writeCalls({ database, cells, workspaceId }, calls);
  }
}

/** 3 of 10 calls carry notes, 100,000 calls a month of a million a year. */
function callOf(n: number, count: number): SeededCall {
  return {
    callSid: `CA${n.toString(16).padStart(32, '0')}`,
    parentCallSid: null,
    from: numberOf(n),
    to: `+1800555${String(n % 50).padStart(4, '0')}`,
    direction: n % 3 === 0 ? 'outbound' : 'inbound',
    startedAt: new Date(FIRST_DAY + Math.floor((n / count) * 365 * DAY_MS)),
    durationSeconds: n % 600,
    status: 'completed',
    answeredBy: null,
    ...{ price: 0.0085, priceUnit: 'USD' },
    callerName: n % 2 === 0 ? `Caller ${n}` : null,
    notes: notesOf(n),
  };
}

export function numberOf(n: number): string {
  return `+1${AREAS[n % AREAS.length] ?? '415'}${String(2_000_000 + ((n * 7919) % 7_999_999)).padStart(7, '0')}`;
}

function notesOf(n: number): string | null {
  if (n % 10 > 2) return null;
  return n % 1000 === 1
    ? `The caller ${SEARCHED_WORDS} of order ${n}.`
    : `Spoke about appointment ${n}, all clear.`;
}
