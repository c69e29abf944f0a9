import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { Transactions } from '@voicekeep/shared/kernel';
import { refuseHeld, type LegalHolds } from '@voicekeep/call-logs/domain';
import type { RecordingRef, RecordingRepository } from '@voicekeep/recordings/domain';
import type { CallReleaser } from './call-releaser';

export interface RecordingDeletionParts {
  readonly transactions: Transactions;
  readonly recordings: RecordingRepository;
  readonly releaser: CallReleaser;
  readonly holds: LegalHolds;
  readonly audit: AuditTrail;
}

/** Deletes for good what was kept when its call log went. */
export class RecordingDeletion {
  constructor(private readonly parts: RecordingDeletionParts) {}

  /**
   * As a call deleted with its files, whatever the toggle says. Deleting it again changes nothing.
   * @throws VoicekeepError `recording.not_found`; `recording.held`, `recording.has_call` kind conflict
   */
  delete(ref: RecordingRef, by: { readonly actor: Actor; readonly requestId: string }): Promise<void> {
    const { transactions, recordings, releaser, holds, audit } = this.parts;
    const { workspaceId, id } = ref;
    return transactions.run(async () => {
      const recording = await recordings.lock(ref);
      if (!recording) throw errors.notFound('recording.not_found', 'There is no such recording.');
      if (recording.state === 'deleted') return;
      if (recording.callLogId !== null)
        throw errors.conflict(
          'recording.has_call',
          'This recording belongs to a call; delete the call instead.',
        );
      await refuseHeld(holds, workspaceId, 'recording', [id]);
      const { filesToRemove, filesOfTwilio } = await releaser.releaseByRule(workspaceId, [recording], true);
      await audit.append({
        ...by,
        action: 'recording.deleted',
        outcome: 'ok',
        workspaceId,
        resource: { type: 'recording', id },
        details: { filesToRemove, filesOfTwilio },
      });
    });
  }
}
