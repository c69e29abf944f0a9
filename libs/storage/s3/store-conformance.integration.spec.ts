import { describeObjects } from './testing/objects.conformance';
import { describeRefusals, failedStepsOf } from './testing/refusals.conformance';
import { describeRules } from './testing/rules.conformance';
import { SeenAbilities } from './testing/seen-abilities';
import { openStoreUnderTest, type StoreUnderTest } from './testing/store-under-test';

// The store may be far away.
jest.setTimeout(300_000);

/** Each ability works, or the product says by a stable code that this store lacks it: never neither. */
describe('the store of the environment, as recordings meet it', () => {
  const seen = new SeenAbilities();
  let opened: StoreUnderTest | undefined;
  const the = (): StoreUnderTest => {
    if (!opened) throw new Error('The store could not be opened.');
    return opened;
  };

  beforeAll(async () => {
    opened = await openStoreUnderTest();
  });
  afterAll(async () => {
    seen.publish();
    await opened?.close();
  });

  it('passes the connection test once its suggestions are followed, and is left clean by it', async () => {
    const { advice, bucket } = the();
    expect(failedStepsOf(advice.report)).toEqual([]);
    for (const { status, code } of advice.report.steps)
      if (status === 'warning') expect(code).toMatch(/^storage\.\w+$/);
    expect(await bucket.keys()).toEqual([]);
    const taken = advice.taken.map(({ code, label }) => `${code}: ${label}`);
    if (taken.length === 0) seen.passes('connection test');
    else seen.told('connection test', taken.join(', '), 'then passes');
  });

  describeObjects(the, seen);
  describeRefusals(the, seen);
  describeRules(the, seen);
});
