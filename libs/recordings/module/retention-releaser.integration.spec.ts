import type { RetentionAction } from '@voicekeep/shared/contracts';
import { SqlOutlivedRecordings } from '@voicekeep/recordings/persistence';
import { CallReleaser, RetentionReleaser } from '@voicekeep/recordings/workflow';
import type { WingDatabase } from '@voicekeep/shared/testing';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import { setScene, workspaceId } from './testing/scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);
const never = new AbortController().signal;

describe('what a retention rule does to recordings', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  const scene = async (change: Partial<StoragePolicy> = {}) => {
    const set = await setScene(made.database, change);
    await set.archiver().run(set.ref, never);
    const outlived = new SqlOutlivedRecordings(made.database);
    const releaser = new RetentionReleaser({
      ...{ recordings: set.recordings, outlived },
      releaser: new CallReleaser(set),
    });
    const { callLogId } = await set.now();
    const release = (action: RetentionAction) =>
      made.database.run(() => releaser.release(workspaceId, callLogId === null ? [] : [callLogId], action));
    const remove = () => made.database.run(() => releaser.remove(workspaceId, [set.ref.id]));
    const found = async (before: string, after: { at: Date; id: string } | null = null) =>
      (await releaser.older(workspaceId, { before: new Date(before), after, limit: 100 })).filter(
        ({ id }) => id === set.ref.id,
      );
    const sweep = async (): Promise<void> => {
      for (const due of await set.objectDeletions.due(set.clock.now(), 100))
        await set.remover.run(due, never);
    };
    return { ...set, releaser, release, remove, found, sweep };
  };

  it('removes the files of a rule that says so, though the toggle leaves them', async () => {
    const { release, now, keys, sweep } = await scene({ deleteWithCallLog: false });
    const released = await release('log-and-recordings');
    expect(released).toMatchObject({ recordings: 1, filesToRemove: 1 });
    await sweep();
    expect(await now()).toMatchObject({ state: 'deleted', callLogId: null });
    expect(await keys()).toEqual([]);
  });

  it('leaves the files of a log-only rule, though the toggle removes them', async () => {
    const { release, now, keys, sweep } = await scene({ deleteWithCallLog: true });
    const released = await release('log-only');
    expect(released).toMatchObject({ recordings: 1, filesToRemove: 0 });
    await sweep();
    expect(await now()).toMatchObject({ state: 'cleaning', callLogId: null });
    expect(await keys()).toHaveLength(1);
  });

  it('finds what outlived its call log by the later of its times, and removes it for good', async () => {
    const { release, remove, found, now, keys, ref, recordings, sweep, tombstones, sid } = await scene();
    expect(await found('2030-01-01T00:00:00Z')).toEqual([]);
    await release('log-only');
    expect(await found('2026-03-01T10:00:00Z')).toEqual([]);
    const [place] = await found('2026-03-01T10:00:00.001Z');
    expect(place).toMatchObject({ id: ref.id, at: new Date('2026-03-01T10:00:00Z') });
    expect(await found('2030-01-01T00:00:00Z', place)).toEqual([]);
    await recordings.note(ref, { startedAt: new Date('2026-03-02T00:00:00Z') });
    expect(await found('2026-03-01T12:00:00Z')).toEqual([]);
    await remove();
    await sweep();
    expect(await now()).toMatchObject({ state: 'deleted' });
    expect(await keys()).toEqual([]);
    expect(await found('2030-01-01T00:00:00Z')).toEqual([]);
    expect(await tombstones.among(workspaceId, [sid])).toEqual(new Set([sid]));
  });

  it('waits for nobody: what another holds is left out', async () => {
    const { releaser, release, ref, transactions, recordings } = await scene();
    await release('log-only');
    const span = { before: new Date('2030-01-01T00:00:00Z'), after: null, limit: 1000 };
    await transactions.run(async () => {
      await recordings.lock(ref);
      const others = await transactions.outside(() =>
        transactions.run(() => releaser.lockOlder(workspaceId, span)),
      );
      expect(others.map(({ id }) => id)).not.toContain(ref.id);
    });
  });
});
