import type { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { Transactions } from '@voicekeep/shared/kernel';
import type { CallLogNotes } from '@voicekeep/call-logs/domain';
import type { Requester } from './requester';

/** Takes down what people write about calls; the record says that they did, never what. */
export class CallLogNotebook {
  constructor(
    private readonly notes: CallLogNotes,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** @param text null or blank takes the notes away @throws VoicekeepError `call_log.not_found` */
  write(workspaceId: string, callLogId: string, text: string | null, by: Requester): Promise<void> {
    return this.transactions.run(async () => {
      const kept = text === null || text.trim() === '' ? null : text;
      if (!(await this.notes.write(workspaceId, callLogId, kept)))
        throw errors.notFound('call_log.not_found', 'There is no such call log.');
      await this.audit.append({
        ...by,
        action: 'call_log.notes_changed',
        outcome: 'ok',
        workspaceId,
        resource: { type: 'call_log', id: callLogId },
      });
    });
  }
}
