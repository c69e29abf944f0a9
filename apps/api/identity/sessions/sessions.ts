import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan, Not } from 'typeorm';
import { errors } from '@voicekeep/shared/errors';
import { Clock } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { SessionEntity } from '../persistence';

const IDLE_MS = 12 * 3_600_000;
/** A session's end moves on at most this often, so that reading a page does not write a row per request. */
const SLIDE_MS = 5 * 60_000;
const REMEMBER_EXPIRED_MS = 30 * 24 * 3_600_000;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Sign-ins that last until 12 h without a request. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns the token for the browser */
  async start(userId: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await this.rows.delete({ expiresAt: LessThan(new Date(now.getTime() - REMEMBER_EXPIRED_MS)) });
    await this.rows.insert({
      tokenHash: hashOf(token),
      userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + IDLE_MS),
    });
    return token;
  }

  /**
   * @returns the id of the person signed in, null for a token nobody has (any more)
   * @throws VoicekeepError `auth.session_expired`
   */
  async userOf(token: string): Promise<string | null> {
    const session = await this.rows.findOneBy({ tokenHash: hashOf(token) });
    if (!session) return null;
    const now = this.clock.now().getTime();
    if (session.expiresAt.getTime() <= now)
      throw errors.unauthenticated('auth.session_expired', 'Your session has expired; sign in again.');
    const until = now + IDLE_MS;
    if (until - session.expiresAt.getTime() > SLIDE_MS)
      await this.rows.update({ tokenHash: session.tokenHash }, { expiresAt: new Date(until) });
    return session.userId;
  }

  async end(token: string): Promise<void> {
    await this.rows.delete({ tokenHash: hashOf(token) });
  }

  async endAll(userId: string): Promise<void> {
    await this.rows.delete({ userId });
  }

  async endOthers(userId: string, keptToken: string): Promise<void> {
    await this.rows.delete({ userId, tokenHash: Not(hashOf(keptToken)) });
  }

  private get rows() {
    return this.database.repository(SessionEntity);
  }
}
