import { SharedTables1700000000000 } from './1700000000000-shared-tables';
import { DataKeyGenerations1700000000001 } from './1700000000001-data-key-generations';
import { KeyPasses1700000000002 } from './1700000000002-key-passes';

export const SHARED_MIGRATIONS = [
  SharedTables1700000000000,
  DataKeyGenerations1700000000001,
  KeyPasses1700000000002,
] as const;
