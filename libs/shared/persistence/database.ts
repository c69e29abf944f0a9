import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import type {
  DataSource,
  EntityManager,
  EntityTarget,
  ObjectLiteral,
  QueryRunner,
  Repository,
} from 'typeorm';
import { Transactions } from '@voicekeep/shared/kernel';

const ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 25;

/** MariaDB's and MySQL's error 1213: two transactions stood in each other's way, and this one was rolled back. */
const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && 'errno' in error && error.errno === 1213;

/** Does `work` again where the database undid it for another's sake, so it is whole or never happened. */
async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
      // A pause of random length, so that the same two do not meet again.
      await setTimeout(Math.random() * LONGEST_PAUSE_MS * attempt);
    }
  }
}

/**
 * The one way to the database. Inside `run` every repository works in that transaction, without
 * being handed it; outside, each statement stands alone. What the database rolled back for
 * another's sake is run again, so `work` may be called more than once and touches nothing but the database.
 */
export class Database extends Transactions {
  readonly #current = new AsyncLocalStorage<EntityManager | undefined>();
  /** Connections that read what is committed; said once to each, not before every transaction. */
  readonly #prepared = new WeakSet<object>();

  constructor(readonly dataSource: DataSource) {
    super();
  }

  get manager(): EntityManager {
    return this.#current.getStore() ?? this.dataSource.manager;
  }

  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  /**
   * One statement, in the transaction there is. Outside of any it is a transaction of its own, and a deadlock it lost
   * is run again; inside, only the whole transaction can be.
   * @returns what the driver answers: the rows of a SELECT, `affectedRows` and `insertId` of a change
   */
  query<Answer>(sql: string, parameters: readonly unknown[] = []): Promise<Answer> {
    const ask = (): Promise<Answer> => this.manager.query<Answer>(sql, [...parameters]);
    return this.#current.getStore() ? ask() : againAfterDeadlock(ask);
  }

  override async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#current.getStore()) return work();
    return againAfterDeadlock(() => this.#transaction(work));
  }

  /** Does `work` past any transaction of the caller: it sees what is committed and nothing else. */
  outside<T>(work: () => Promise<T>): Promise<T> {
    return this.#current.run(undefined, work);
  }

  async #transaction<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await this.#prepare(runner);
      await runner.startTransaction();
      const result = await this.#current.run(runner.manager, work);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // Where the connection is gone, so is the transaction.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  async #prepare(runner: QueryRunner): Promise<void> {
    const connection = (await runner.connect()) as object;
    if (this.#prepared.has(connection)) return;
    await runner.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    this.#prepared.add(connection);
  }
}
