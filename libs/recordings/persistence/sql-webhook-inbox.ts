import { WebhookInbox, type InboxEvent } from '@voicekeep/recordings/domain';
import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import { newId } from '@voicekeep/shared/kernel';
import { isDuplicateKey, type Database } from '@voicekeep/shared/persistence';
import type { TelephonyEvent } from '@voicekeep/telephony/domain';
import { claimGeneration } from './claim-generation';
import { fencedFact } from './fenced-fact';
import { select } from './select';

interface Row {
  readonly id: string;
  readonly workspaceId: string;
  readonly eventKey: string;
  readonly kind: TelephonyEvent['kind'];
  readonly accountSid: string;
  readonly body: string;
  readonly receivedAt: Date;
  readonly tries: number;
  readonly generation: number;
}

const placeOf = (workspaceId: string, rowId: string): CellPlace => ({
  ...{ workspaceId, table: 'vk_webhook_events', column: 'body', rowId },
});

export class SqlWebhookInbox extends WebhookInbox {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
  ) {
    super();
  }

  override async add(event: TelephonyEvent): Promise<string | null> {
    const { workspaceId, eventKey, kind, accountSid, receivedAt } = event;
    const id = newId();
    const body = await this.cipher.seal(placeOf(workspaceId, id), JSON.stringify(event.parameters));
    try {
      await this.database.query(
        `INSERT INTO vk_webhook_events
           (id, workspace_id, event_key, kind, account_sid, body, received_at, next_attempt_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [id, workspaceId, eventKey, kind, accountSid, body, receivedAt, receivedAt],
      );
      return id;
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  override async due(now: Date, limit: number): Promise<readonly string[]> {
    const rows = await select<{ id: string }>(
      this.database,
      'SELECT id FROM vk_webhook_events WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?',
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  override async claim(id: string, owner: string, now: Date, until: Date): Promise<InboxEvent | null> {
    const generation = await claimGeneration(this.database, {
      ...{ table: 'vk_webhook_events', set: 'next_attempt_at = ?, lease_owner = ?' },
      ...{ where: 'id = ? AND next_attempt_at <= ?', values: [until, owner, id, now] },
    });
    if (generation === null) return null;
    const [row] = await select<Row>(
      this.database,
      `SELECT id, workspace_id AS workspaceId, event_key AS eventKey, kind, account_sid AS accountSid, body,
              received_at AS receivedAt, tries, generation
       FROM vk_webhook_events WHERE id = ? AND generation = ?`,
      [id, generation],
    );
    if (!row) return null;
    const { body, ...event } = row;
    return { ...event, parameters: textsOf(await this.cipher.open(placeOf(row.workspaceId, id), body)) };
  }

  override async release(owner: string, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE vk_webhook_events SET lease_owner = NULL, generation = generation + 1, next_attempt_at = ?
       WHERE lease_owner = ? AND processed_at IS NULL`,
      [now, owner],
    );
  }

  override renew(event: InboxEvent, until: Date): Promise<boolean> {
    return this.fact(event, 'next_attempt_at = ?', [until]);
  }

  override done(event: InboxEvent, outcome: string, now: Date): Promise<boolean> {
    return this.fact(event, 'next_attempt_at = NULL, lease_owner = NULL, processed_at = ?, outcome = ?', [
      now,
      outcome,
    ]);
  }

  override retry(event: InboxEvent, dueAt: Date, code: string): Promise<boolean> {
    return this.fact(event, 'next_attempt_at = ?, lease_owner = NULL, tries = tries + 1, outcome = ?', [
      dueAt,
      code,
    ]);
  }

  private fact(event: InboxEvent, set: string, values: readonly unknown[]): Promise<boolean> {
    return fencedFact(this.database, 'vk_webhook_events', event, set, values);
  }
}

function textsOf(json: string): Record<string, string> {
  const parsed: unknown = JSON.parse(json);
  if (typeof parsed !== 'object' || parsed === null) return {};
  return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
}
