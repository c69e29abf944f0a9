import type { Clock, SkewWatch } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { AgreedTime } from '@voicekeep/call-logs/domain';

const APART_MS = 10 * 60_000;

/**
 * Our clock, as long as neither the outside nor the database speaks against it. The database is asked as well
 * because it always answers: after a start, or without an account at Twilio, nobody else has told the time.
 */
export class WitnessedTime extends AgreedTime {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly skew: SkewWatch,
  ) {
    super();
  }

  override async now(): Promise<Date | null> {
    if (this.skew.isWrong()) return null;
    const [row]: { at: Date }[] = await this.database.query('SELECT UTC_TIMESTAMP(3) AS at');
    const now = this.clock.now();
    if (!row || Math.abs(row.at.getTime() - now.getTime()) >= APART_MS) return null;
    return this.skew.trusted(now);
  }
}
