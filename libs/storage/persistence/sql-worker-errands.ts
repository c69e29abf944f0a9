import type { CheckStep } from '@voicekeep/shared/contracts';
import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import { newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { WorkerErrands, type WorkerErrand } from '@voicekeep/storage/domain';

/** Who asked has long been told that nobody answered. */
const FORGOTTEN_MS = 60_000;
const WAITS_MS = 8_000;

const placeOf = (workspaceId: string, rowId: string): CellPlace => ({
  ...{ workspaceId, table: 'vk_worker_errands', column: 'errand', rowId },
});

/** The connection with its secrets is sealed; the answer holds none. */
export class SqlWorkerErrands extends WorkerErrands {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
  ) {
    super();
  }

  override async add(
    { workspaceId, connection, options }: Omit<WorkerErrand, 'id'>,
    now: Date,
  ): Promise<string> {
    const id = newId();
    const errand = await this.cipher.seal(placeOf(workspaceId, id), JSON.stringify({ connection, options }));
    await this.database.query('DELETE FROM vk_worker_errands WHERE asked_at < ?', [
      new Date(now.getTime() - FORGOTTEN_MS),
    ]);
    await this.database.query(
      'INSERT INTO vk_worker_errands (workspace_id, id, errand, asked_at) VALUES (?, ?, ?, ?)',
      [workspaceId, id, errand, now],
    );
    return id;
  }

  override async take(now: Date): Promise<WorkerErrand | null> {
    const row = await this.database.run(async () => {
      const [found]: { workspaceId: string; id: string; errand: string }[] = await this.database.query(
        `SELECT workspace_id AS workspaceId, id, errand FROM vk_worker_errands
         WHERE taken = 0 AND asked_at > ? ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [new Date(now.getTime() - WAITS_MS)],
      );
      if (found)
        await this.database.query(
          'UPDATE vk_worker_errands SET taken = 1 WHERE workspace_id = ? AND id = ?',
          [found.workspaceId, found.id],
        );
      return found ?? null;
    });
    if (!row) return null;
    const { workspaceId, id } = row;
    const text = await this.cipher.open(placeOf(workspaceId, id), row.errand);
    return { ...(JSON.parse(text) as Pick<WorkerErrand, 'connection' | 'options'>), workspaceId, id };
  }

  override async answer(
    { workspaceId, id }: Pick<WorkerErrand, 'workspaceId' | 'id'>,
    failed: CheckStep | null,
  ): Promise<void> {
    await this.database.query('UPDATE vk_worker_errands SET answer = ? WHERE workspace_id = ? AND id = ?', [
      JSON.stringify(failed),
      workspaceId,
      id,
    ]);
  }

  override async answerTo(workspaceId: string, id: string): Promise<CheckStep | null | undefined> {
    const [row]: { answer: string | null }[] = await this.database.query(
      'SELECT answer FROM vk_worker_errands WHERE workspace_id = ? AND id = ?',
      [workspaceId, id],
    );
    if (!row || row.answer === null) return undefined;
    return JSON.parse(row.answer) as CheckStep | null;
  }

  override async forget(workspaceId: string, id: string): Promise<void> {
    await this.database.query('DELETE FROM vk_worker_errands WHERE workspace_id = ? AND id = ?', [
      ...[workspaceId, id],
    ]);
  }
}
