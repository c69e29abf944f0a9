import { errors } from '@voicekeep/shared/errors';
import { setScene, workspaceId } from './testing/scene';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { createTestDatabase } from './testing/test-database';

describe('a migration run whose list cannot be read', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  it('says why, tries again by itself, and takes the word back once it goes on', async () => {
    const { runner, steering, views, source, clock, pass } = await setScene(made.database);
    const list = source.recordings.bind(source);
    const refused = errors.unavailable('telephony.refused', 'Twilio refused the key.', { retryable: false });
    source.recordings = () => Promise.reject(refused);
    const order = { from: null, to: null, limit: null, keepTwilioCopies: false };
    const id = await steering.start(workspaceId, order);
    await expect(runner.advance(workspaceId, id)).rejects.toBe(refused);
    const view = () => views.view(workspaceId, id, clock.now());
    expect(await view()).toMatchObject({
      state: 'running',
      lastError: { code: 'telephony.refused', message: 'Twilio refused the key.' },
    });
    source.recordings = list;
    pass(10_001);
    await runner.advance(workspaceId, id);
    expect(await view()).toMatchObject({ state: 'completed', lastError: null });
  });
});
