import { ApiProblem } from '@voicekeep/shared/ui';
import { archivedOf, archiveName, tiersOf } from './archived';

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
    expect(tiersOf('GLACIER').map(({ words }) => words)).toEqual([
      'Standard, within 5 hours',
      'Expedited, within 1 hour',
      'Bulk, within 12 hours',
    ]);
    expect(tiersOf('DEEP_ARCHIVE').map(({ tier }) => tier)).toEqual(['Standard', 'Bulk']);
    expect(archiveName('DEEP_ARCHIVE')).toBe('S3 Glacier Deep Archive');
  });
});
