import type { EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Database } from './database';

/** What a column must equal; a list: one of these, null: nothing. */
export type RowsWhere<E> = { readonly [K in keyof E]?: E[K] | readonly E[K][] | null };
/** What columns become; a function gives an expression of SQL that holds no value. */
export type RowsSet<E> = { readonly [K in keyof E]?: E[K] | (() => string) };

interface Shape {
  readonly metadata: EntityMetadata;
  readonly columns: ReadonlyMap<string, EntityMetadata['columns'][number]>;
  readonly selected: string;
}

/**
 * Single rows of one entity without TypeORM's query builders, which cost twice what the statement does: for what
 * runs several times for each recording. Columns, names and transformers are the entity's own.
 */
export class PlainRows<E extends ObjectLiteral> {
  #shape: Shape | undefined;

  constructor(
    private readonly database: Database,
    private readonly entity: EntityTarget<E>,
  ) {}

  async one(where: RowsWhere<E>): Promise<E | null> {
    const { metadata, columns, selected } = this.shape;
    const { sql, values } = this.condition(where);
    const rows: readonly ObjectLiteral[] = await this.database.query(
      `SELECT ${selected} FROM ${metadata.tableName} WHERE ${sql} LIMIT 1`,
      values,
    );
    const [row] = rows;
    if (!row) return null;
    const { driver } = this.database.dataSource;
    const found = metadata.create() as ObjectLiteral;
    for (const [property, column] of columns)
      found[property] = driver.prepareHydratedValue(row[property], column) as unknown;
    return found as E;
  }

  async exists(where: RowsWhere<E>): Promise<boolean> {
    const { sql, values } = this.condition(where);
    const rows: readonly unknown[] = await this.database.query(
      `SELECT 1 FROM ${this.shape.metadata.tableName} WHERE ${sql} LIMIT 1`,
      values,
    );
    return rows.length > 0;
  }

  /** @returns how many rows it met, also where nothing about them changed */
  async update(where: RowsWhere<E>, set: RowsSet<E>): Promise<number> {
    const changes = Object.entries(set).filter(([, value]) => value !== undefined);
    const assigned = changes.map(([property, value]) => {
      const { databaseName } = this.column(property);
      return `${databaseName} = ${typeof value === 'function' ? String((value as () => string)()) : '?'}`;
    });
    const given = changes
      .filter(([, value]) => typeof value !== 'function')
      .map(([property, value]) => this.persistent(property, value));
    const { sql, values } = this.condition(where);
    const result: { affectedRows: number } = await this.database.query(
      `UPDATE ${this.shape.metadata.tableName} SET ${assigned.join(', ')} WHERE ${sql}`,
      [...given, ...values],
    );
    return result.affectedRows;
  }

  private condition(where: RowsWhere<E>): { sql: string; values: unknown[] } {
    const parts: string[] = [];
    const values: unknown[] = [];
    for (const [property, value] of Object.entries(where) as [string, unknown][]) {
      if (value === undefined) throw new Error(`The condition on ${property} is missing.`);
      const { databaseName } = this.column(property);
      if (value === null) parts.push(`${databaseName} IS NULL`);
      else if (Array.isArray(value)) {
        if (value.length === 0) parts.push('FALSE');
        else {
          parts.push(`${databaseName} IN (${value.map(() => '?').join(', ')})`);
          values.push(...value.map((each) => this.persistent(property, each)));
        }
      } else {
        parts.push(`${databaseName} = ?`);
        values.push(this.persistent(property, value));
      }
    }
    return { sql: parts.join(' AND '), values };
  }

  private persistent(property: string, value: unknown): unknown {
    return this.database.dataSource.driver.preparePersistentValue(value, this.column(property));
  }

  private column(property: string): EntityMetadata['columns'][number] {
    const column = this.shape.columns.get(property);
    if (!column) throw new Error(`${this.shape.metadata.tableName} has no ${property}.`);
    return column;
  }

  private get shape(): Shape {
    if (this.#shape) return this.#shape;
    const metadata = this.database.dataSource.getMetadata(this.entity);
    const columns = new Map(metadata.columns.map((column) => [column.propertyName, column]));
    const selected = metadata.columns
      .map(({ databaseName, propertyName }) => `${databaseName} AS \`${propertyName}\``)
      .join(', ');
    this.#shape = { metadata, columns, selected };
    return this.#shape;
  }
}
