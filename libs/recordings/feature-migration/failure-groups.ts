import type { MigrationItem } from '@voicekeep/shared/contracts';
import type { SayMigration } from './texts/migration-texts';

/** Failures with one cause and so one fix. */
export interface FailureGroup {
  code: string;
  sentence: string;
  count: number;
}

/** The largest group first. */
export function groupFailures(items: readonly MigrationItem[], t: SayMigration): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const { lastError } of items) {
    const code = lastError?.code ?? 'unknown';
    const group = groups.get(code);
    if (group) group.count += 1;
    else groups.set(code, { code, sentence: lastError?.message ?? t('run.unknown_cause'), count: 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
