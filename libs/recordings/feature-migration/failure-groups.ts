import type { MigrationItem } from '@voicekeep/shared/contracts';

/** Failures with one cause and so one fix. */
export interface FailureGroup {
  code: string;
  sentence: string;
  count: number;
}

/** The largest group first. */
export function groupFailures(items: readonly MigrationItem[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const { lastError } of items) {
    const code = lastError?.code ?? 'unknown';
    const group = groups.get(code);
    if (group) group.count += 1;
    else groups.set(code, { code, sentence: lastError?.message ?? 'The reason is not known.', count: 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
