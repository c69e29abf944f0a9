import { bringsNews, mergeFacts, type KnownFacts } from './merge-facts';

const nothing: KnownFacts = {
  parentCallSid: null,
  from: null,
  to: null,
  direction: 'unknown',
  startedAt: null,
  durationSeconds: null,
  status: null,
  answeredBy: null,
  callerName: null,
  price: null,
  priceUnit: null,
};

describe('the facts of a call', () => {
  it('grow with what is new', () => {
    const merged = mergeFacts(
      { ...nothing, from: 'a', status: 'ringing' },
      { ...nothing, to: 'b', status: 'completed' },
    );
    expect(merged).toMatchObject({ from: 'a', to: 'b', status: 'completed' });
  });

  it('are not erased by what is not known', () => {
    const known: KnownFacts = {
      ...nothing,
      from: 'a',
      direction: 'inbound',
      durationSeconds: 12,
      status: 'completed',
    };
    expect(mergeFacts(known, nothing)).toEqual(known);
  });

  it('do not go back when news of an earlier stage arrives late', () => {
    const merged = mergeFacts(
      { ...nothing, durationSeconds: 61, status: 'completed' },
      { ...nothing, durationSeconds: 0, status: 'ringing', callerName: 'n' },
    );
    expect(merged).toMatchObject({ durationSeconds: 61, status: 'completed', callerName: 'n' });
  });

  it('treat a status nobody has heard of as an end', () => {
    expect(mergeFacts({ ...nothing, status: 'ringing' }, { ...nothing, status: 'no-answer' }).status).toBe(
      'no-answer',
    );
  });
});

describe('news of a call', () => {
  const startedAt = new Date('2026-03-01T10:00:00Z');
  const known: KnownFacts = {
    ...nothing,
    ...{ from: '+14155550100', to: '+14155550101', direction: 'inbound', startedAt, durationSeconds: 12 },
    status: 'completed',
  };
  const heard: KnownFacts = { ...known, startedAt: new Date(startedAt) };

  it('that say what is known, or less, are none', () => {
    expect(bringsNews(known, heard)).toBe(false);
    expect(bringsNews(known, nothing)).toBe(false);
    expect(bringsNews(known, { ...heard, status: 'ringing', durationSeconds: 0 })).toBe(false);
  });

  it.each([
    { durationSeconds: 13 },
    { callerName: 'n' },
    { price: 0.0085 },
    { answeredBy: 'human' },
    { status: 'busy' },
    { from: '+14155550199' },
    { direction: 'outbound' as const },
    { startedAt: new Date('2026-03-01T10:00:01Z') },
  ])('that say more are some: %j', (change) => {
    expect(bringsNews(known, { ...heard, ...change })).toBe(true);
  });

  it('that name a party not known before are some', () => {
    expect(bringsNews({ ...known, from: null }, heard)).toBe(true);
  });
});
