import type { MigrationRun, MigrationRunKind } from '@voicekeep/shared/contracts';
import { formatBytes, type Question } from '@voicekeep/shared/ui';
import type { SayMigration } from './texts/migration-texts';

/** Asked before a run of this kind is cancelled. */
export function cancelQuestion(kind: MigrationRunKind, t: SayMigration): Question {
  const besides = kind === 'move_copies' ? [] : [t(`${kind}.cancel.besides`)];
  return {
    title: t(`${kind}.cancel.title`),
    sentences: [t(`${kind}.cancel.fate`), ...besides],
    action: t(`${kind}.cancel.action`),
  };
}

/** How a completed run ended: sentences to send to one's boss. */
export function endWords({ kind, done, failed, bytes }: MigrationRun, t: SayMigration): string {
  const end =
    kind === 'delete_twilio_copies'
      ? t.count(`${kind}.end`, done)
      : t.count(`${kind}.end`, done, { size: formatBytes(bytes) });
  const attention = failed > 0 ? t.count(`${kind}.attention`, failed) : '';
  return [end, attention].filter(Boolean).join(' ');
}
