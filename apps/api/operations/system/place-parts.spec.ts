import type { AccountFigure, LocationFigure } from '@voicekeep/plugin/nest';
import { accountPart, locationPart, type Setbacks } from './place-parts';

const quiet: Setbacks = { troubles: [], silentLocations: new Set(), silentAccounts: new Set() };
const trouble = (reason: string, count = 3) => ({ workspaceId: 'w', locationId: 'l', count, reason });

describe('a bucket, as operators see it', () => {
  const location: LocationFigure = {
    ...{ id: 'l', workspace: 'Clinic', bucket: 'recordings', state: 'active', isInUse: true },
    ...{ pausedCode: null, testedAt: new Date('2026-03-01T12:00:00Z') },
  };
  const told = (more: Partial<LocationFigure> = {}, setbacks: Partial<Setbacks> = {}) =>
    locationPart({ ...location, ...more }, { ...quiet, ...setbacks });

  it('takes recordings, or keeps playable what it has', () => {
    expect(told()).toMatchObject({ state: 'fine', title: 'recordings · Clinic' });
    expect(told({ state: 'read_only', isInUse: false }).words).toContain('stays playable');
  });

  it('is trouble when it refuses its key, or when a worker meets silence', () => {
    expect(told({ state: 'paused', pausedCode: 'storage.secret_wrong' })).toMatchObject({
      ...{ state: 'trouble', words: expect.stringContaining('storage.secret_wrong') },
    });
    expect(told({}, { silentLocations: new Set(['l']) }).state).toBe('trouble');
  });

  it('wants attention while its own work waits, and no other', () => {
    const { state, words } = told({}, { troubles: [trouble('storage.unavailable'), trouble('telephony.x')] });
    expect([state, words]).toEqual([
      'attention',
      '3 pieces of work wait for another try (storage.unavailable).',
    ]);
    expect(told({ id: 'other' }, { troubles: [trouble('storage.unavailable')] }).state).toBe('fine');
  });
});

describe('a Twilio account, as operators see it', () => {
  const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 1, hour));
  const account: AccountFigure = {
    ...{ workspaceId: 'w', workspace: 'Clinic', receivedAt: at(12), rejectedAt: at(9) },
  };
  const told = (more: Partial<AccountFigure> = {}, setbacks: Partial<Setbacks> = {}) =>
    accountPart({ ...account, ...more }, { ...quiet, ...setbacks });

  it('is fine while its webhooks arrive', () => {
    expect(told()).toMatchObject({ state: 'fine', seenAt: '2026-03-01T12:00:00.000Z' });
  });

  it('wants attention when none came, when the last was refused, when work waits', () => {
    expect(told({ receivedAt: null, rejectedAt: null }).words).toContain('No webhook');
    expect(told({ rejectedAt: at(13) }).words).toContain('wrong signature');
    expect(told({}, { troubles: [trouble('telephony.unavailable', 1)] }).words).toBe(
      '1 piece of work waits for another try (telephony.unavailable).',
    );
  });

  it('is trouble when Twilio refuses the credentials or does not answer', () => {
    expect(told({}, { troubles: [trouble('telephony.credentials_rejected')] }).state).toBe('trouble');
    expect(told({}, { silentAccounts: new Set(['w']) }).state).toBe('trouble');
  });
});
