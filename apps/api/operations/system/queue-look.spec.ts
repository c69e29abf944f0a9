import { worstOf } from './part';
import { queueParts } from './queue-look';

const now = new Date('2026-03-01T12:00:00Z');
const queue = { name: 'migration', waiting: 3, active: 2, failed: 0 };

describe('queues, as operators see them', () => {
  it('are counted in Redis, and beside them what is due in the database', () => {
    const backlog = [
      { work: 'copy', state: 'queued', count: 2 },
      { work: 'copy', state: 'copied', count: 1 },
      { work: 'webhook', state: 'received', count: 4 },
    ];
    expect(queueParts([queue], backlog, now).map(({ words }) => words)).toEqual([
      '3 waiting, 2 active, 0 failed.',
      '3 to copy, 0 to delete at Twilio, 0 to delete in buckets, 4 webhooks to work off.',
    ]);
  });

  it('want attention when jobs failed, or when Redis does not say', () => {
    expect(worstOf(queueParts([{ ...queue, failed: 1 }], [], now))).toBe('attention');
    expect(worstOf(queueParts(null, [], now))).toBe('attention');
    expect(worstOf(queueParts(null, null, now))).toBe('trouble');
  });
});
