import { ApiProblem, sayIn } from '@voicekeep/shared/ui';
import { archivedOf, archiveName, tiersOf } from './archived';
import { PLAYER_TEXTS } from './texts/en';

const t = sayIn(PLAYER_TEXTS);

const refusal = (code: string, details: object = {}): ApiProblem =>
  new ApiProblem('No.', 409, {
    ...{ type: 'about:blank', title: 'Conflict', status: 409, detail: 'No.', code, requestId: '1' },
    ...details,
  });

describe('an archived recording', () => {
  it('is told by what playback answers', () => {
    expect(archivedOf(refusal('recording.archived', { storageClass: 'DEEP_ARCHIVE' }))).toEqual({
      storageClass: 'DEEP_ARCHIVE',
      isRestoring: false,
      expectedAt: null,
    });
    const expectedAt = '2026-11-20T17:00:00.000Z';
    expect(archivedOf(refusal('recording.restoring', { storageClass: 'GLACIER', expectedAt }))).toEqual({
      storageClass: 'GLACIER',
      isRestoring: true,
      expectedAt,
    });
    expect(archivedOf(refusal('recording.lost'))).toBeNull();
    expect(archivedOf(new ApiProblem('No answer.', 0, null))).toBeNull();
  });

  it('comes back at the speeds its class offers, the usual one first', () => {
    expect(tiersOf('GLACIER', t).map(({ words }) => words)).toEqual([
      'Standard, within 5 hours',
      'Expedited, within 1 hour',
      'Bulk, within 12 hours',
    ]);
    expect(tiersOf('DEEP_ARCHIVE', t).map(({ tier }) => tier)).toEqual(['Standard', 'Bulk']);
    expect(archiveName('DEEP_ARCHIVE', t)).toBe('S3 Glacier Deep Archive');
  });

  it('lies somewhere when its class is not said', () => {
    expect(archivedOf(refusal('recording.archived'))?.storageClass).toBeNull();
    expect(archiveName(null, t)).toBe('an archive class');
    expect(tiersOf(null, t)).toEqual([]);
  });
});
