import { ObservedSkew } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { WitnessedTime } from './witnessed-time';

const NOW = new Date('2026-03-01T12:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);

describe('the time by which calls are too old', () => {
  const timeOf = (databaseAt: Date, twilioAt?: Date): Promise<Date | null> => {
    const clock = { now: () => NOW };
    const skew = new ObservedSkew(
      clock,
      () => undefined,
      () => 0,
    );
    if (twilioAt) skew.heard('twilio', twilioAt.toUTCString());
    const database = { query: async () => [{ at: databaseAt }] };
    return new WitnessedTime(database as unknown as Database, clock, skew).now();
  };

  it('is our own while nobody speaks against it', async () => {
    expect(await timeOf(ago(1))).toEqual(NOW);
    expect(await timeOf(NOW, NOW)).toEqual(NOW);
  });

  it('is not known once the database differs by ten minutes, also before anybody else told the time', async () => {
    expect(await timeOf(ago(10))).toBeNull();
    expect(await timeOf(ago(-10))).toBeNull();
    expect(await timeOf(ago(60 * 24 * 365 * 7))).toBeNull();
  });

  it('is not known once Twilio differs by ten minutes, though the database agrees with us', async () => {
    expect(await timeOf(NOW, ago(10))).toBeNull();
  });

  it('is Twilio’s where ours is a little off', async () => {
    expect(await timeOf(NOW, ago(3))).toEqual(ago(3));
  });
});
