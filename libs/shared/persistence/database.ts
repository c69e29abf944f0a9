import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { Transactions } from '@voicekeep/shared/kernel';

const ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 25;

/** MariaDB's and MySQL's error 1213: two transactions stood in each other's way, and this one was rolled back. */
const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && 'errno' in error && error.errno === 1213;

/**
 * The one way to the database. Inside `run` every repository works in that transaction, without
 * being handed it; outside, each statement stands alone. A transaction the database rolled back for
 * another's sake is run again, so `work` may be called more than once and touches nothing but the database.
 */
export class Database extends Transactions {
  readonly #current = new AsyncLocalStorage<EntityManager>();

  constructor(readonly dataSource: DataSource) {
    super();
  }

  get manager(): EntityManager {
    return this.#current.getStore() ?? this.dataSource.manager;
  }

  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  override async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#current.getStore()) return work();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction('READ COMMITTED', (manager) =>
          this.#current.run(manager, work),
        );
      } catch (error) {
        if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
        // A pause of random length, so that the same two do not meet again.
        await setTimeout(Math.random() * LONGEST_PAUSE_MS * attempt);
      }
    }
  }
}
