import { newId } from '@voicekeep/shared/kernel';
import { CollectedAudit, type WingDatabase } from '@voicekeep/shared/testing';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import { CallReleaser, RecordingDeletion } from '@voicekeep/recordings/workflow';
import { holdsOn } from './testing/holds-on';
import { seen } from './testing/one-recording';
import { setScene, workspaceId } from './testing/scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

const never = new AbortController().signal;
const by = { actor: { kind: 'user' as const, id: 'u1', displayName: 'U', grants: [] }, requestId: 'r1' };

describe('deleting a kept recording for good', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  /** One whose call log was deleted while `deleteWithCallLog` was off. */
  const scene = async (change: Partial<StoragePolicy> = {}) => {
    const set = await setScene(made.database, change);
    const releaser = new CallReleaser({ ...set });
    const audit = new CollectedAudit();
    const { transactions, recordings, held, ref } = set;
    const holds = holdsOn(held);
    const deletion = new RecordingDeletion({ transactions, recordings, releaser, holds, audit });
    await recordings.note(ref, { callLogId: null });
    const removals = async (): Promise<void> => {
      for (const removal of await set.objectDeletions.due(set.clock.now(), 100))
        await set.remover.run(removal, never);
    };
    return { ...set, audit, removals, remove: () => deletion.delete(ref, by), deletion };
  };

  it('takes the file out of the bucket although the toggle is off, and never lets it come back', async () => {
    const { archiver, purger, ref, now, keys, remove, removals, audit, register, sid, clock } = await scene();
    expect(await archiver().run(ref, never)).toBe('stored');
    expect(await purger.run(ref, never)).toBe('deleted');
    expect(await now()).toMatchObject({ state: 'cleaned' });
    await remove();
    expect(await now()).toMatchObject({ state: 'deleted', callLogId: null });
    await removals();
    expect(await keys()).toEqual([]);
    expect(audit.entries).toMatchObject([
      {
        ...{ action: 'recording.deleted', workspaceId, resource: { type: 'recording', id: ref.id } },
        details: { filesToRemove: 1, filesOfTwilio: 0 },
      },
    ]);
    expect(await register.enter(workspaceId, seen(sid), clock.now())).toBeNull();
    await remove();
    expect(audit.entries).toHaveLength(1);
  });

  it('leaves a copy at Twilio that is to be kept there, and takes one along that is not', async () => {
    const kept = await scene({ deleteTwilioCopy: false });
    expect(await kept.archiver().run(kept.ref, never)).toBe('stored');
    await kept.remove();
    expect(await kept.purger.run(kept.ref, never)).toBe('idle');
    expect(kept.source.deletions).toBe(0);
    const gone = await scene({ deleteTwilioCopy: true, deleteTwilioCopyAfterHours: 720 });
    expect(await gone.archiver().run(gone.ref, never)).toBe('stored');
    await gone.remove();
    expect(await gone.purger.run(gone.ref, never)).toBe('deleted');
    expect(await gone.now()).toMatchObject({ state: 'deleted', onTwilio: false });
  });

  it('stops a copy that is on its way', async () => {
    const { archiver, ref, now, keys, remove, removals, pass } = await scene();
    await remove();
    expect(await archiver().run(ref, never)).not.toBe('stored');
    pass(16 * 60_000);
    await removals();
    expect([await keys(), (await now()).state]).toEqual([[], 'deleted']);
  });

  it('changes nothing while it is on legal hold', async () => {
    const { archiver, ref, now, keys, remove, held, audit } = await scene();
    await archiver().run(ref, never);
    held.add(ref.id);
    await expect(remove()).rejects.toMatchObject({ code: 'recording.held', kind: 'conflict' });
    expect([(await now()).state, (await keys()).length, audit.entries]).toEqual(['cleaning', 1, []]);
  });

  it('is not for the recording of a call, nor for what is not there', async () => {
    const { recordings, ref, remove, deletion } = await scene();
    await recordings.note(ref, { callLogId: newId() });
    await expect(remove()).rejects.toMatchObject({ code: 'recording.has_call', kind: 'conflict' });
    await expect(deletion.delete({ workspaceId, id: newId() }, by)).rejects.toMatchObject({
      code: 'recording.not_found',
    });
    await expect(deletion.delete({ workspaceId: newId(), id: ref.id }, by)).rejects.toMatchObject({
      code: 'recording.not_found',
    });
  });
});

describe('the list of recordings without a call log', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  it('holds each of them once, newest first, page by page, by an index of its own', async () => {
    const { desk, ref, recordings } = await setScene(made.database);
    const { manager } = made.database;
    await manager.query(
      `INSERT INTO vk_recordings (workspace_id, id, recording_sid, account_sid, call_sid, call_log_id, kind, source,
         state, source_created_at, on_twilio, created_at)
       SELECT workspace_id, UUID(), CONCAT('RE', MD5(s.seq)), account_sid, call_sid,
         IF(s.seq % 3 = 0, NULL, UUID()), kind, source, IF(s.seq % 2 = 0, 'deleted', 'cleaned'),
         source_created_at + INTERVAL (s.seq DIV 4) SECOND, on_twilio, created_at
       FROM vk_recordings JOIN seq_1_to_3000 s WHERE workspace_id = ? AND id = ?`,
      [workspaceId, ref.id],
    );
    await recordings.note(ref, { callLogId: newId() });
    const found: { id: string; startedAt: string | null; callLogId: string | null }[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof desk.page>> = await desk.page(
        workspaceId,
        { callLogId: null },
        { limit: 200, ...(cursor === null ? {} : { cursor }) },
      );
      found.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(found).toHaveLength(500);
    expect(new Set(found.map(({ id }) => id)).size).toBe(500);
    expect(found.every(({ callLogId }) => callLogId === null)).toBe(true);
    const [plan] = await manager.query(
      `EXPLAIN SELECT * FROM vk_recordings r FORCE INDEX (ix_vk_recordings_kept)
       WHERE workspace_id = ? AND state <> 'deleted' AND call_log_id IS NULL
       ORDER BY source_created_at DESC, id DESC LIMIT 51`,
      [workspaceId],
    );
    expect(plan.key).toBe('ix_vk_recordings_kept');
    expect(plan.Extra).not.toContain('filesort');
  });
});
