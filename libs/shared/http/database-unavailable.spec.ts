import { databaseUnavailable } from './database-unavailable';

const thrown = (facts: object): Error => Object.assign(new Error('of the driver'), facts);

describe('what a person is told when the database fails', () => {
  it.each([
    ['a connection that cannot be made', { code: 'ECONNREFUSED', fatal: true }],
    ['a connection that is lost', { code: 'PROTOCOL_CONNECTION_LOST', fatal: true }],
    ['a statement without an answer', { code: 'PROTOCOL_SEQUENCE_TIMEOUT' }],
  ])('is that it does not answer, for %s', (_, facts) => {
    const cause = thrown(facts);
    expect(databaseUnavailable(cause)).toMatchObject({
      ...{ kind: 'unavailable', code: 'database.unavailable', cause },
    });
  });

  it.each(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT'])(
    'is that another change was in the way, for %s',
    (code) => {
      expect(databaseUnavailable(thrown({ code }))).toMatchObject({
        kind: 'unavailable',
        code: 'database.busy',
      });
    },
  );

  it.each([
    ['a statement that is wrong', thrown({ code: 'ER_PARSE_ERROR', fatal: false })],
    ['another server that refuses', thrown({ code: 'ECONNREFUSED' })],
    ['no error at all', 'text'],
    ['nothing', null],
  ])('is nothing of it, for %s', (_, what) => {
    expect(databaseUnavailable(what)).toBeNull();
  });
});
