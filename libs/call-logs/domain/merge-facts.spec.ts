import { mergeFacts, type KnownFacts } from './merge-facts';

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
