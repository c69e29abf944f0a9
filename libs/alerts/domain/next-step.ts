import type { ConditionCode } from '@voicekeep/shared/contracts';
import type { KeptCondition } from './condition-book';

/** `suspect`: keep an eye on it, tell nobody yet. `forget`: a suspicion that came to nothing. */
export type Step = 'suspect' | 'raise' | 'seen' | 'clear' | 'forget' | 'none';

const MINUTE_MS = 60_000;
/** A store that stumbles is asked again before anybody is told. */
const RAISE_AFTER_MS: Readonly<Partial<Record<ConditionCode, number>>> = { 'storage.unreachable': MINUTE_MS };
/** Work whose turn comes shows no error while it runs; and what comes straight back was never gone. */
const CLEAR_AFTER_MS = 2 * MINUTE_MS;

type Known = Pick<KeptCondition, 'state' | 'since' | 'seenAt'>;

/** What becomes of a condition that is known or not, and now seen or not. */
export function nextStep(code: ConditionCode, known: Known | null, isSeen: boolean, now: Date): Step {
  const passed = (since: Date): number => now.getTime() - since.getTime();
  const patience = RAISE_AFTER_MS[code] ?? 0;
  if (!known) return !isSeen ? 'none' : patience === 0 ? 'raise' : 'suspect';
  if (isSeen) return known.state === 'suspected' && passed(known.since) >= patience ? 'raise' : 'seen';
  if (passed(known.seenAt) < CLEAR_AFTER_MS) return 'none';
  return known.state === 'raised' ? 'clear' : 'forget';
}
