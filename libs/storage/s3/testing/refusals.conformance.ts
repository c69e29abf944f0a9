import { randomBytes, randomUUID } from 'node:crypto';
import { VoicekeepError } from '@voicekeep/shared/errors';
import type { BucketConnection, ConnectionReport } from '@voicekeep/storage/domain';
import { describeBytes } from '@voicekeep/storage/testing';
import { followAdvice } from './followed-advice';
import type { Ability, SeenAbilities } from './seen-abilities';
import { check, factory, type StoreUnderTest } from './store-under-test';

const MISTAKES: [Ability, Partial<BucketConnection>, string[]][] = [
  ['wrong secret', { secretAccessKey: 'x'.repeat(40) }, ['secret_wrong', 'missing_permission']],
  [
    'unknown key',
    { accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' },
    ['key_unknown', 'secret_wrong', 'missing_permission'],
  ],
  ['missing bucket', { bucket: `vk-test-${randomUUID()}` }, ['bucket_not_found', 'missing_permission']],
];

export const failedStepsOf = ({ steps }: ConnectionReport) =>
  steps.filter(({ status }) => status === 'failed');

/** What the store says no to is named by a code, and what mends it is offered where it is known. */
export function describeRefusals(the: () => StoreUnderTest, seen: SeenAbilities): void {
  it.each(MISTAKES)('is understood when it tells a %s', async (ability, change, words) => {
    const codes = words.map((word) => `storage.${word}`);
    const connection = { ...the().connection, ...change };
    const report = await check.run(connection, { playback: 'signed' });
    const code = failedStepsOf(report)[0]?.code ?? 'nothing';
    expect(codes).toContain(code);
    const bytes = randomBytes(10);
    const store = factory.open(connection);
    const attempts = [
      () => store.put('k', { bytes }, describeBytes(bytes)),
      () => store.get('k'),
      () => store.head('k'),
    ];
    for (const attempt of attempts) {
      const told: unknown = await attempt().catch((error: unknown) => error);
      expect(codes).toContain(told instanceof VoicekeepError ? told.code : told);
    }
    seen.told(ability, code);
  });

  it('takes any region, or is understood when it names another', async () => {
    const { report, taken } = await followAdvice(check, { ...the().connection, region: 'nowhere-1' });
    const offered = taken.find(({ code }) => code === 'storage.region_mismatch');
    const code = offered?.code ?? failedStepsOf(report)[0]?.code;
    if (code === undefined) {
      seen.passes('wrong region', 'any is taken');
      return;
    }
    expect(code).toBe('storage.region_mismatch');
    if (offered) expect(failedStepsOf(report)).toEqual([]);
    seen.told('wrong region', code, offered?.label);
  });

  it('encrypts as it was asked to, or the product says that it does not', async () => {
    const wish = { ...the().connection, encryption: { mode: 'sse-s3' as const } };
    const { report, taken } = await followAdvice(check, wish, the().advice.playback);
    expect(failedStepsOf(report)).toEqual([]);
    const told = taken.find(({ code }) => code.startsWith('storage.encryption_'));
    if (told) seen.told('SSE-S3', told.code, told.label);
    else seen.passes('SSE-S3');
  });
}
