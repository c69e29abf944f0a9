import type { ClassUsage, StorageUsage } from '@voicekeep/shared/contracts';
import type { KnownLocation, LocationBook } from './location-book';
import { dollars, priceListOf, storageCost, TWILIO_STORAGE } from './storage-prices';
import type { AudioGroup, StoredAudio } from './stored-audio';

/** Counts what is stored and what it costs, from our books alone. */
export class UsageDesk {
  constructor(
    private readonly audio: StoredAudio,
    private readonly locations: LocationBook,
  ) {}

  async read(workspaceId: string): Promise<StorageUsage> {
    const [groups, locations] = await Promise.all([
      this.audio.groups(workspaceId),
      this.locations.all(workspaceId),
    ]);
    const byId = new Map(locations.map((known) => [known.location.id, known]));
    const costs = groups.map((group) => costOf(group, byId.get(group.locationId)));
    const first = locations[0];
    const prices = first ? priceListOf(first.location) : null;
    const minutes = total(groups, 'minutes');
    const { freeMinutes, pricePerMinuteMonth } = TWILIO_STORAGE;
    return {
      objects: total(groups, 'objects'),
      bytes: total(groups, 'bytes'),
      seconds: total(groups, 'seconds'),
      classes: byClass(groups, costs, prices?.perGbMonth ?? {}),
      months: byMonth(groups),
      currency: 'USD',
      costPerMonth: sum(costs),
      twilio: {
        ...TWILIO_STORAGE,
        minutes,
        costPerMonth: dollars(Math.max(0, minutes - freeMinutes) * pricePerMinuteMonth),
      },
      prices: prices && {
        ...{ provider: prices.provider, asOf: prices.asOf, source: prices.source, note: prices.note },
      },
      countedFrom: 'database',
      classesCheckedAt: oldestSurvey(groups, byId),
    };
  }
}

type Amount = 'objects' | 'bytes' | 'seconds' | 'minutes';

const total = (groups: readonly AudioGroup[], name: Amount): number =>
  groups.reduce((sum, group) => sum + group[name], 0);

function costOf({ bytes, storageClass }: AudioGroup, known: KnownLocation | undefined): number | null {
  const price = known && priceListOf(known.location)?.perGbMonth[storageClass];
  return price === undefined ? null : storageCost(bytes, price);
}

/** Null as soon as one part is not known. */
const sum = (costs: readonly (number | null)[]): number | null =>
  costs.includes(null) ? null : dollars(costs.reduce<number>((all, cost) => all + (cost ?? 0), 0));

function byClass(
  groups: readonly AudioGroup[],
  costs: readonly (number | null)[],
  prices: Readonly<Record<string, number>>,
): ClassUsage[] {
  const names = [...new Set(groups.map(({ storageClass }) => storageClass))].sort();
  return names.map((storageClass) => {
    const here = groups.filter((group) => group.storageClass === storageClass);
    return {
      storageClass,
      objects: total(here, 'objects'),
      bytes: total(here, 'bytes'),
      seconds: total(here, 'seconds'),
      pricePerGbMonth: prices[storageClass] ?? null,
      costPerMonth: sum(costs.filter((_, i) => groups[i]?.storageClass === storageClass)),
    };
  });
}

function byMonth(groups: readonly AudioGroup[]): StorageUsage['months'] {
  const months = new Map<string, StorageUsage['months'][number]>();
  for (const { month, storageClass, objects, bytes, seconds } of groups) {
    const name = `${month} ${storageClass}`;
    const known = months.get(name) ?? { month, storageClass, objects: 0, bytes: 0, seconds: 0 };
    months.set(name, {
      ...known,
      objects: known.objects + objects,
      bytes: known.bytes + bytes,
      seconds: known.seconds + seconds,
    });
  }
  return [...months.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, amount]) => amount);
}

/** As fresh as the location looked at longest ago; null while one was never looked at. */
function oldestSurvey(
  groups: readonly AudioGroup[],
  byId: ReadonlyMap<string, KnownLocation>,
): string | null {
  const times = [...new Set(groups.map(({ locationId }) => locationId))].map(
    (id) => byId.get(id)?.surveyedAt ?? null,
  );
  let oldest: Date | null = null;
  for (const time of times) {
    if (time === null) return null;
    if (oldest === null || time < oldest) oldest = time;
  }
  return oldest?.toISOString() ?? null;
}
