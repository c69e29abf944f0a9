import type { ConditionCode } from '@voicekeep/shared/contracts';

const BY_WORD: readonly (readonly [RegExp, ConditionCode])[] = [
  [/^telephony\.(credentials_rejected|permission_missing)$/, 'telephony.credentials_rejected'],
  [
    /^storage\.(key_unknown|secret_wrong|missing_permission|location_paused)$/,
    'storage.credentials_rejected',
  ],
  [/^storage\.(endpoint_unreachable|endpoint_timeout|unavailable)$/, 'storage.unreachable'],
  [/^storage\.(bucket_not_found|tls_\w+|not_s3|endpoint_redirect|region_mismatch)$/, 'storage.unreachable'],
  [/^(disk|spool)\./, 'disk.full'],
  [/\bclock_skew$/, 'clock.skew'],
];

/** Which condition the error of waiting work is a sign of; null when it is that work's own trouble. */
export const codeOfTrouble = (errorCode: string): ConditionCode | null =>
  BY_WORD.find(([word]) => word.test(errorCode))?.[1] ?? null;
