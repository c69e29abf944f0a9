import type { AuditTrail } from '@voicekeep/shared/audit';
import type { CallLogChange } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { Transactions } from '@voicekeep/shared/kernel';
import { requireTags, type CallLogNotes, type CallTags } from '@voicekeep/call-logs/domain';
import type { Requester } from './requester';

/** Takes down what people write about calls; the record says that they did, never what. */
export class CallLogNotebook {
  constructor(
    private readonly notes: CallLogNotes,
    private readonly tags: CallTags,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * What the change leaves out stays. Blank notes are none.
   * @throws VoicekeepError `call_log.not_found`; `call_log.change_required`, `call_log.tags_limit`,
   * `call_log.tag_length`, `call_log.tag_characters` kind invalid
   */
  async write(
    workspaceId: string,
    callLogId: string,
    { notes, tags }: CallLogChange,
    by: Requester,
  ): Promise<void> {
    if (notes === undefined && tags === undefined)
      throw errors.invalid('call_log.change_required', 'Send notes, or tags, or both.');
    const kept = tags === undefined ? null : requireTags(tags ?? []);
    await this.transactions.run(async () => {
      if (notes !== undefined) {
        const text = notes === null || notes.trim() === '' ? null : notes;
        found(await this.notes.write(workspaceId, callLogId, text));
        await this.record('call_log.notes_changed', workspaceId, callLogId, by);
      }
      if (kept !== null) {
        found(await this.tags.write(workspaceId, callLogId, kept));
        await this.record('call_log.tags_changed', workspaceId, callLogId, by);
      }
    });
  }

  private record(action: string, workspaceId: string, callLogId: string, by: Requester): Promise<void> {
    const resource = { type: 'call_log', id: callLogId };
    return this.audit.append({ ...by, action, outcome: 'ok', workspaceId, resource });
  }
}

function found(isThere: boolean): void {
  if (!isThere) throw errors.notFound('call_log.not_found', 'There is no such call log.');
}
