import type { LifecyclePreview, LifecycleTransition, LifecycleWarning } from '@voicekeep/shared/contracts';
import { MINIMUM_DAYS, needsRestore } from './storage-classes';
import { dollars, type PriceList, storageCost } from './storage-prices';
import type { AudioAmount } from './stored-audio';

/** Kept beside each file in the two slow classes (docs.aws.amazon.com, "Storage class pricing"): 8 KB warm, 32 KB cold. */
const WARM_OVERHEAD = 8 * 1024;
const COLD_OVERHEAD = 32 * 1024;

export interface AgedAudio {
  readonly all: AudioAmount;
  /** For each step, what is old enough for it. */
  readonly old: readonly AudioAmount[];
  /** By class, what lies there now. */
  readonly bytesByClass: ReadonlyMap<string, number>;
}

const movable = ({ objects, bytes, smallObjects, smallBytes }: AudioAmount) => ({
  objects: objects - smallObjects,
  bytes: bytes - smallBytes,
});

/** What the steps would do to the recordings there are. */
export function previewOf(
  transitions: readonly LifecycleTransition[],
  { all, old, bytesByClass }: AgedAudio,
  prices: PriceList | null,
): LifecyclePreview {
  const steps = transitions.map((step, i) => {
    const amount = old[i] ?? { objects: 0, bytes: 0, smallObjects: 0, smallBytes: 0 };
    const perMove = prices?.perThousandMoves[step.storageClass];
    return {
      ...step,
      recordings: amount.objects,
      bytes: amount.bytes,
      small: amount.smallObjects,
      oneTimeCost: perMove === undefined ? null : dollars((movable(amount).objects / 1000) * perMove),
    };
  });
  const now = sum([...bytesByClass].map(([name, bytes]) => costOf(bytes, 0, name, prices)));
  return {
    recordings: all.objects,
    bytes: all.bytes,
    steps,
    costPerMonthNow: now,
    costPerMonthThen: costAfter(transitions, all, old, prices),
    costPerMonthFinally: costAfter(
      transitions,
      all,
      transitions.map(() => all),
      prices,
    ),
    warnings: warningsOf(transitions, all),
  };
}

/** Each recording lies in the class of the last step it is old enough for; small ones stay where they are. */
function costAfter(
  transitions: readonly LifecycleTransition[],
  all: AudioAmount,
  old: readonly AudioAmount[],
  prices: PriceList | null,
): number | null {
  const none = { objects: 0, bytes: 0 };
  const reached = old.map(movable);
  const parts = transitions.map(({ storageClass }, i) => {
    const [here = none, next = none] = [reached[i], reached[i + 1]];
    return costOf(here.bytes - next.bytes, here.objects - next.objects, storageClass, prices);
  });
  const warm = all.bytes - (reached[0] ?? none).bytes;
  return sum([costOf(warm, 0, 'STANDARD', prices), ...parts]);
}

function costOf(
  bytes: number,
  objects: number,
  storageClass: string,
  prices: PriceList | null,
): number | null {
  const price = prices?.perGbMonth[storageClass];
  const warm = prices?.perGbMonth['STANDARD'];
  if (price === undefined || warm === undefined) return null;
  const overhead = needsRestore(storageClass)
    ? storageCost(objects * COLD_OVERHEAD, price) + storageCost(objects * WARM_OVERHEAD, warm)
    : 0;
  return storageCost(bytes, price) + overhead;
}

/** Null as soon as one part is not known. */
function sum(parts: readonly (number | null)[]): number | null {
  let total = 0;
  for (const part of parts) {
    if (part === null) return null;
    total += part;
  }
  return dollars(total);
}

const NAMES: Readonly<Record<string, string>> = {
  STANDARD_IA: 'Standard-IA',
  GLACIER_IR: 'Glacier Instant Retrieval',
  GLACIER: 'Glacier Flexible Retrieval',
  DEEP_ARCHIVE: 'Glacier Deep Archive',
};

function warningsOf(transitions: readonly LifecycleTransition[], all: AudioAmount): LifecycleWarning[] {
  const warnings: LifecycleWarning[] = [];
  const warn = (code: string, message: string): void =>
    void warnings.push({ code: `storage.${code}`, message });
  if (transitions.length > 0 && all.smallObjects > 0)
    warn(
      'small_objects',
      `${all.smallObjects} recordings are smaller than 128 KB (about 8 s of telephone audio): S3 leaves them in Standard.`,
    );
  for (const [i, { storageClass, afterDays }] of transitions.entries()) {
    const least = MINIMUM_DAYS[storageClass];
    const next = transitions[i + 1];
    const name = NAMES[storageClass] ?? storageClass;
    warn(
      'minimum_duration',
      `${name} bills at least ${least} days; a recording deleted earlier costs the rest.`,
    );
    if (next && next.afterDays - afterDays < least)
      warn(
        'moved_too_soon',
        `The next step comes after ${next.afterDays - afterDays} days; ${name} bills ${least} all the same.`,
      );
    if (needsRestore(storageClass))
      warn(
        'restore_needed',
        `Recordings in ${name} do not play at once: each has to be restored first, which takes hours.`,
      );
  }
  return warnings;
}
