export { DATA_SOURCE_NAME, dataSourceOptions } from './data-source-options';
export { Database } from './database';
export { PlainRows, type RowsSet, type RowsWhere } from './plain-rows';
export { DataKeyEntity } from './data-key.entity';
export { TypeOrmDataKeyStore } from './type-orm-data-key-store';
export { InstanceEntity } from './instance.entity';
export { SharedTables1700000000000 } from './migrations/1700000000000-shared-tables';
export { SHARED_MIGRATIONS } from './migrations';
export { Reencryption, type CellCounts } from './reencryption';
export { surveyCells, type ColumnSurvey } from './cell-survey';
export { decodeCursor, encodeCursor } from './cursor';
export { forceIndex } from './force-index';
export { type SqlCriterion } from './sql-criterion';
export { isDuplicateKey } from './is-duplicate-key';
export {
  BOOLEAN,
  OPTIONAL_AMOUNT,
  ID,
  INSTANT,
  OPTIONAL_ID,
  OPTIONAL_INSTANT,
  CELL,
  OPTIONAL_CELL,
} from './columns';
