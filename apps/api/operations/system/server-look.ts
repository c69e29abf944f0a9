import { Injectable } from '@nestjs/common';
import type { SystemPart } from '@voicekeep/shared/contracts';
import { Clock, VoicekeepOptions, withDeadline } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { Probe } from '../probe';
import { answersPing } from '../redis-ping';
import { TwilioReach } from '../twilio-reach';
import { DatabaseEncryption, judgeEncryption } from './database-encryption';
import { LOOK_DEADLINE_MS } from './look-deadline';
import { part } from './part';

/** Tables are not switched from encrypted to bare within minutes. */
const ENCRYPTION_KEEP_MS = 60_000;

/** The servers the product stands on. */
@Injectable()
export class ServerLook {
  readonly #version: Probe<string>;
  readonly #encryption: Probe<Awaited<ReturnType<DatabaseEncryption['facts']>>>;
  readonly #redis: Probe<boolean>;
  readonly #twilio: Probe<boolean>;

  constructor(
    database: Database,
    encryption: DatabaseEncryption,
    options: VoicekeepOptions,
    twilio: TwilioReach,
    private readonly clock: Clock,
  ) {
    const deadlineMs = LOOK_DEADLINE_MS;
    this.#version = new Probe(() => versionOf(database), { deadlineMs });
    this.#encryption = new Probe(() => encryption.facts(), { deadlineMs, keepMs: ENCRYPTION_KEEP_MS });
    this.#redis = new Probe(
      () => withDeadline(deadlineMs, (signal) => answersPing(options.redisUrl, signal)),
      { deadlineMs },
    );
    this.#twilio = new Probe(() => twilio.isReachable(), { deadlineMs });
  }

  /** Never rejects. */
  async look(): Promise<SystemPart[]> {
    const parts = await Promise.all([
      this.database(),
      this.encryption(),
      this.answering('redis', 'Redis', this.#redis, {
        words: 'Answers; it tells workers at once what there is to do.',
        silence: 'Does not answer. Workers look for work in the database every second meanwhile.',
        fix: 'See that Redis runs and that REDIS_URL leads to it.',
      }),
      this.answering('twilio', 'Twilio’s REST API', this.#twilio, {
        words: 'Answers.',
        silence: 'Does not answer. Recordings stay at Twilio and are copied once it does.',
        fix: 'See that this server may reach Twilio, and whether Twilio reports an incident.',
      }),
    ]);
    const seenAt = this.clock.now().toISOString();
    return parts.map((one) => ({ ...one, seenAt }));
  }

  private async database(): Promise<SystemPart> {
    const about = { id: 'database', title: 'Database' };
    const version = await this.#version.answer();
    if (version !== null) return part('servers', { ...about, words: `Answers; ${version}.` });
    return part('servers', {
      ...{ ...about, state: 'trouble', words: 'Gives no answer in time.' },
      fix: 'See that the database runs, is not overloaded, and that DATABASE_URL leads to it.',
    });
  }

  private async encryption(): Promise<SystemPart> {
    const about = { id: 'database-encryption', title: 'Encryption of the database' };
    const facts = await this.#encryption.answer();
    const { isProven, gaps } = facts
      ? judgeEncryption(facts)
      : {
          isProven: false,
          gaps: ['The database does not say; only MariaDB’s own encryption is known here.'],
        };
    if (isProven)
      return part('servers', {
        ...{ ...about, words: 'Every table, log and temporary file of the database is encrypted.' },
      });
    return part('servers', {
      ...{ ...about, state: 'trouble', words: `Not proven. ${gaps.join(' ')}` },
      fix: 'Numbers, names, notes and secrets are sealed all the same; for the rest see “Encryption of the database” in docs/operations.md.',
    });
  }

  private async answering(
    id: string,
    title: string,
    probe: Probe<boolean>,
    said: { words: string; silence: string; fix: string },
  ): Promise<SystemPart> {
    if ((await probe.answer()) === true) return part('servers', { id, title, words: said.words });
    return part('servers', { id, title, state: 'trouble', words: said.silence, fix: said.fix });
  }
}

/** `MariaDB 10.11.6`, `MySQL 8.4.2`. */
async function versionOf(database: Database): Promise<string> {
  const rows: { version: string }[] = await database.dataSource.query('SELECT VERSION() AS version');
  const version = rows[0]?.version ?? '';
  const number = /^[\d.]+/.exec(version)?.[0] ?? version;
  return `${/mariadb/i.test(version) ? 'MariaDB' : 'MySQL'} ${number}`;
}
