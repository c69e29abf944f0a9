import type { LifecycleRule } from '@aws-sdk/client-s3';
import type { FoundRule, OwnRule } from '@voicekeep/storage/domain';

/** The bucket's rules with ours among them, every foreign one as it was. */
export function withOwnRule(rules: readonly LifecycleRule[], own: OwnRule): LifecycleRule[] {
  const foreign = rules.filter(({ ID }) => ID !== own.id);
  return own.transitions.length === 0 ? foreign : [...foreign, toSdk(own)];
}

const toSdk = ({ id, prefix, transitions }: OwnRule): LifecycleRule => ({
  ID: id,
  Status: 'Enabled',
  Filter: { Prefix: prefix },
  Transitions: transitions.map(({ afterDays, storageClass }) => ({
    Days: afterDays,
    StorageClass: storageClass,
  })),
});

/** A rule as we show it; tags and sizes narrow it further and are not shown. */
export function toFoundRule(rule: LifecycleRule): FoundRule {
  const { ID, Status, Filter, Transitions, Expiration } = rule;
  return {
    id: ID ?? null,
    enabled: Status === 'Enabled',
    prefix: prefixOf(rule) ?? Filter?.And?.Prefix ?? Filter?.Prefix ?? '',
    transitions: (Transitions ?? [])
      .map(({ Days, StorageClass }) => ({
        afterDays: Days ?? null,
        storageClass: StorageClass ?? 'STANDARD',
      }))
      .sort((a, b) => (a.afterDays ?? 0) - (b.afterDays ?? 0)),
    expiresAfterDays: Expiration?.Days ?? null,
  };
}

/** Rules of before 2016 carry their prefix outside the filter. */
const prefixOf = (rule: object): string | undefined => {
  const prefix: unknown = Reflect.get(rule, 'Prefix');
  return typeof prefix === 'string' ? prefix : undefined;
};
