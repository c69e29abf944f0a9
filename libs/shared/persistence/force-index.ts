import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Has a query read by this index, in its order. TypeORM knows only `USE INDEX`, with which MariaDB may still
 * begin at the end of the index and walk half a million rows to where a page begins. For queries without joins and
 * cut by `limit`: what TypeORM clones on its way is as it was before.
 * @see https://mariadb.com/kb/en/force-index/
 */
export function forceIndex<E extends ObjectLiteral>(
  query: SelectQueryBuilder<E>,
  index: string,
): SelectQueryBuilder<E> {
  const written = query.getQuery.bind(query);
  query.getQuery = () => written().replace(`USE INDEX (\`${index}\`)`, `FORCE INDEX (\`${index}\`)`);
  return query.useIndex(index);
}
