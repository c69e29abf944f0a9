import { randomBytes } from 'node:crypto';
import { describeBytes } from '@voicekeep/storage/testing';
import { ForeignRules } from './foreign-rules';
import { failedStepsOf } from './refusals.conformance';
import type { SeenAbilities } from './seen-abilities';
import { ask, check, factory, lifecycle, ORIGIN, type StoreUnderTest } from './store-under-test';
import { newTestBucket } from './test-bucket';

const OURS = { id: 'voicekeep-w1', prefix: 'voicekeep/w1/' };
const TRANSITIONS = [{ afterDays: 90, storageClass: 'GLACIER_IR' as const }];

/** Rules of ours come beside those of others, which stay as they are, or the product says that the store takes none. */
export function describeRules(the: () => StoreUnderTest, seen: SeenAbilities): void {
  it('admits the browser beside a foreign CORS rule, or recordings play through the server', async () => {
    const { bucket, connection } = the();
    const foreign = new ForeignRules(bucket);
    const before = (await foreign.putCors()) ? await foreign.cors() : null;
    const report = await check.run(connection, { playback: 'signed' });
    if (before !== null) expect(await foreign.cors()).toEqual(before);
    const step = report.steps.find(({ id }) => id === 'cors');
    if (step?.status === 'ok') {
      await expectPreflight(the());
      const how = before === null ? 'set by the operator of the store' : '';
      seen.passes('CORS beside a foreign rule', how);
      return;
    }
    expect(step).toMatchObject({
      status: 'warning',
      code: 'storage.cors_missing',
      suggestion: { change: { playback: 'proxied' } },
    });
    expect(failedStepsOf(await check.run(connection, { playback: 'proxied' }))).toEqual([]);
    seen.told('CORS beside a foreign rule', 'storage.cors_missing', 'plays through the server');
  });

  it('keeps our lifecycle rule beside a foreign one, or is known to take none', async () => {
    const { bucket, connection } = the();
    const foreign = new ForeignRules(bucket);
    const before = (await foreign.putLifecycle()) ? await foreign.lifecycle() : null;
    const refusal: unknown = await lifecycle.put(connection, { ...OURS, transitions: TRANSITIONS }).then(
      (rules) => {
        expect(rules.find(({ id }) => id === OURS.id)).toMatchObject({
          prefix: OURS.prefix,
          transitions: TRANSITIONS,
        });
        return null;
      },
      (error: unknown) => error,
    );
    if (before !== null) expect(await foreign.lifecycle()).toEqual(before);
    if (refusal !== null) expect(refusal).toMatchObject({ code: 'storage.lifecycle_refused' });
    const after = await lifecycle.put(connection, { ...OURS, transitions: [] });
    expect(after.map(({ id }) => id)).toEqual(before === null ? [] : [before?.ID]);
    if (before !== null) expect(await foreign.lifecycle()).toEqual(before);
    if (refusal === null) seen.passes('lifecycle beside a foreign rule');
    else seen.told('lifecycle beside a foreign rule', 'storage.lifecycle_refused');
  });

  it('leaves an empty bucket standing when our lifecycle rule is taken out', async () => {
    const empty = await newTestBucket();
    const place = { ...the().connection, bucket: empty.connection.bucket };
    await lifecycle.put(place, { ...OURS, transitions: [] });
    expect(await factory.open(place).list('')).toMatchObject({ keys: [] });
    await empty.drop();
  });
}

async function expectPreflight({ store }: StoreUnderTest): Promise<void> {
  const bytes = randomBytes(10);
  await store.put('cors.wav', { bytes }, describeBytes(bytes));
  const { url } = await store.signedUrl('cors.wav', { ttlSeconds: 60, contentType: 'audio/wav' });
  const wish = { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'range' };
  const { status, headers } = await ask(url, { Origin: ORIGIN, ...wish }, 'OPTIONS');
  expect(status).toBeLessThan(300);
  expect([ORIGIN, '*']).toContain(headers['access-control-allow-origin']);
}
