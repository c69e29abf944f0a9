import type { CallLog } from '@voicekeep/shared/contracts';
import { mergeNewest } from './merge-newest';

const call = (id: string, minute: number): CallLog => ({
  id,
  callSid: `CA${id}`,
  from: null,
  to: null,
  direction: 'inbound',
  startedAt: new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString(),
  durationSeconds: null,
  status: null,
  answeredBy: null,
  price: null,
  priceUnit: null,
  callerName: null,
  notes: null,
  tags: [],
  campaignId: null,
  onHold: false,
  recordings: [],
});
const ids = (calls: readonly CallLog[]) => calls.map(({ id }) => id).join('');

describe('refreshing a list', () => {
  const known = [call('d', 4), call('c', 3), call('b', 2), call('a', 1)];

  it('puts new calls on top and keeps the older rows already read', () => {
    const fresh = { items: [call('e', 5), call('d', 4)], nextCursor: 'more' };
    expect(ids(mergeNewest(known, fresh))).toBe('edcba');
  });

  it('drops rows deleted meanwhile', () => {
    const fresh = { items: [call('d', 4), call('b', 2)], nextCursor: 'more' };
    expect(ids(mergeNewest(known, fresh))).toBe('dba');
  });

  it('believes a page that is the whole list', () => {
    expect(ids(mergeNewest(known, { items: [call('d', 4)], nextCursor: null }))).toBe('d');
  });

  it('keeps all when the first stretch of a search holds none and it goes on', () => {
    expect(ids(mergeNewest(known, { items: [], nextCursor: 'more' }))).toBe('dcba');
  });
});
