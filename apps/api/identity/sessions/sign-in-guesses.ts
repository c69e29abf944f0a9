import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { BlindIndex } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { Clock, newId } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { SignInGuessEntity } from '../persistence';

const GUESSES = 10;
const WINDOW_MS = 15 * 60_000;

/** Counts guesses per address and network address; in the database, so that every process and restart knows. */
@Injectable()
export class SignInGuesses {
  constructor(
    private readonly database: Database,
    private readonly index: BlindIndex,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes one guess before it is judged, so that many at once count as many.
   * @throws VoicekeepError `auth.rate_limited` at the 11th within 15 minutes
   */
  async note(email: string, networkAddress: string): Promise<void> {
    const now = this.clock.now().getTime();
    const guesser = await this.guesserOf(email, networkAddress);
    const since = new Date(now - WINDOW_MS);
    const id = newId();
    await this.rows.delete({ at: LessThan(since) });
    await this.rows.insert({ id, guesser, at: new Date(now) });
    const recent = await this.rows.find({ where: { guesser, at: MoreThan(since) }, order: { id: 'ASC' } });
    if (recent.length <= GUESSES) return;
    await this.rows.delete({ id });
    const freeAt = (recent[0]?.at.getTime() ?? now) + WINDOW_MS;
    throw errors.rateLimited('auth.rate_limited', 'Too many tries; wait a while and sign in again.', {
      retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now) / 1000)),
    });
  }

  async forget(email: string, networkAddress: string): Promise<void> {
    await this.rows.delete({ guesser: await this.guesserOf(email, networkAddress) });
  }

  private get rows() {
    return this.database.repository(SignInGuessEntity);
  }

  private guesserOf(email: string, networkAddress: string): Promise<string> {
    return this.index.of(null, 'sign-in', `${email.trim().toLowerCase()}\n${networkAddress}`);
  }
}
