import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import { Transactions } from '@voicekeep/shared/kernel';

/**
 * The one way to the database. Inside `run` every repository works in that transaction, without
 * being handed it; outside, each statement stands alone.
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
    return this.dataSource.transaction('READ COMMITTED', (manager) => this.#current.run(manager, work));
  }
}
