import { newId } from '@voicekeep/shared/kernel';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { SqlHistoryImports } from '@voicekeep/recordings/persistence';
import { createTestDatabase } from './testing/test-database';
import { orderImport } from './testing/import-scene';

const MARCH = new Date('2026-03-01T00:00:00Z');

describe('ordering the account’s history', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  it('joins an import over the same span that still waits for its turn', async () => {
    const { order, jobs } = orderImport(made.database);
    const workspaceId = newId();
    const first = await order(workspaceId);
    expect(await order(workspaceId)).toBe(first);
    expect(await order(workspaceId, MARCH)).not.toBe(first);
    expect(await order(newId())).not.toBe(first);
    expect(jobs).toHaveLength(3);
  });

  it('begins another once that one reads, for its list may have passed what is new by then', async () => {
    const { order } = orderImport(made.database);
    const workspaceId = newId();
    const first = await order(workspaceId);
    const now = new Date();
    await new SqlHistoryImports(made.database).claim(first, now, new Date(now.getTime() + 30_000));
    const second = await order(workspaceId);
    expect(second).not.toBe(first);
    expect(await order(workspaceId)).toBe(second);
  });
});
