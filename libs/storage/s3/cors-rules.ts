import type { CORSRule } from '@aws-sdk/client-s3';

const RULE_ID = 'voicekeep';
const EXPOSED = ['Content-Range', 'Content-Length', 'ETag', 'Accept-Ranges'];

/** What a browser player needs: read, in ranges, and see what it got. */
export function ourCorsRule(origins: readonly string[]): CORSRule {
  return {
    ID: RULE_ID,
    AllowedOrigins: [...origins],
    AllowedMethods: ['GET', 'HEAD'],
    AllowedHeaders: ['Range'],
    ExposeHeaders: [...EXPOSED],
    MaxAgeSeconds: 3600,
  };
}

/**
 * The bucket's rules with ours among them. Foreign rules stay as they are; origins that another
 * installation put into our rule stay too. @returns null when nothing is missing.
 */
export function withOurCorsRule(rules: readonly CORSRule[], origins: readonly string[]): CORSRule[] | null {
  const before = rules.find(({ ID }) => ID === RULE_ID);
  const known = before?.AllowedOrigins ?? [];
  const merged = ourCorsRule([...new Set([...known, ...origins])]);
  if (before && isAsWide(before, merged)) return null;
  // S3 takes the first rule that fits, and ours fits only our own origins: it goes first.
  return [merged, ...rules.filter((rule) => rule !== before)];
}

function isAsWide(before: CORSRule, wanted: CORSRule): boolean {
  const covers = (has: string[] | undefined, needs: string[] | undefined): boolean => {
    const lower = new Set(has?.map((entry) => entry.toLowerCase()));
    return needs?.every((entry) => lower.has(entry.toLowerCase())) ?? true;
  };
  return (
    covers(before.AllowedOrigins, wanted.AllowedOrigins) &&
    covers(before.AllowedMethods, wanted.AllowedMethods) &&
    covers(before.AllowedHeaders, wanted.AllowedHeaders) &&
    covers(before.ExposeHeaders, wanted.ExposeHeaders)
  );
}
