import { Injectable } from '@nestjs/common';
import { Database } from '@voicekeep/shared/persistence';

/** What the server says of its encryption; a switch it does not know is missing. */
export interface EncryptionFacts {
  readonly switches: Readonly<Record<string, string>>;
  /** Tables of ours that are not encrypted; null when the server does not let us see. */
  readonly bare: readonly string[] | null;
}

/** `proven`: each of our tables and everything the server writes beside them is encrypted. */
export interface EncryptionVerdict {
  readonly isProven: boolean;
  /** What is missing. */
  readonly gaps: readonly string[];
}

/** What must be on, so that no page, log or temporary file is written in the clear (mariadb.com/kb/en/data-at-rest-encryption-overview). */
const SWITCHES = [
  'innodb_encrypt_tables',
  'innodb_encrypt_log',
  'innodb_encrypt_temporary_tables',
  'encrypt_tmp_files',
  'encrypt_tmp_disk_tables',
  'aria_encrypt_tables',
];
const ON = new Set(['ON', 'FORCE', '1']);
/** What was changed and may be rolled back lies there, whatever table it is of. */
const SYSTEM_FILE = 'innodb_system';
const NAMED_AT_MOST = 3;

/** Judges by what was seen alone: what could not be seen is not proven. */
export function judgeEncryption({ switches, bare }: EncryptionFacts): EncryptionVerdict {
  const isOn = (name: string): boolean => ON.has(switches[name]?.toUpperCase() ?? '');
  const wanted = [...SWITCHES, ...(isOn('log_bin') ? ['encrypt_binlog'] : [])];
  const off = wanted.filter((name) => !isOn(name));
  const gaps = [
    ...(off.length > 0 ? [`Not switched on: ${off.join(', ')}.`] : []),
    ...(bare === null
      ? ['Whether each table is encrypted cannot be seen without the PROCESS privilege.']
      : []),
    ...(bare && bare.length > 0 ? [`Not encrypted: ${named(bare)}.`] : []),
  ];
  return { isProven: gaps.length === 0, gaps };
}

const named = (tables: readonly string[]): string =>
  tables.length <= NAMED_AT_MOST
    ? tables.join(', ')
    : `${tables.slice(0, NAMED_AT_MOST).join(', ')} and ${tables.length - NAMED_AT_MOST} more tables`;

/** Asks MariaDB whether the files it writes are encrypted, all of them and by now. */
@Injectable()
export class DatabaseEncryption {
  constructor(private readonly database: Database) {}

  async facts(): Promise<EncryptionFacts> {
    const rows: { name: string; value: string }[] = await this.database.dataSource.query(
      `SELECT VARIABLE_NAME AS name, VARIABLE_VALUE AS value FROM information_schema.GLOBAL_VARIABLES
         WHERE VARIABLE_NAME LIKE '%encrypt%' OR VARIABLE_NAME = 'log_bin'`,
    );
    const switches = Object.fromEntries(rows.map(({ name, value }) => [name.toLowerCase(), value]));
    return { switches, bare: await this.bareTables() };
  }

  private async bareTables(): Promise<readonly string[] | null> {
    const tables: { name: string }[] = await this.database.dataSource.query(
      `SELECT TABLE_NAME AS name FROM information_schema.TABLES
         WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME`,
    );
    const encrypted = await this.encryptedFiles();
    if (encrypted === null) return null;
    const folder = inFileName(await this.schema());
    return tables
      .map(({ name }) => ({ name, file: `${folder}/${inFileName(name)}` }))
      .concat({ name: SYSTEM_FILE, file: SYSTEM_FILE })
      .flatMap(({ name, file }) => (encrypted.has(file) ? [] : [name]));
  }

  /** `schema/table`, as the files are named; null without the right to see them. */
  private async encryptedFiles(): Promise<ReadonlySet<string> | null> {
    try {
      // A key of version 0 is that of pages still to be encrypted.
      const rows: { name: string }[] = await this.database.dataSource.query(
        `SELECT NAME AS name FROM information_schema.INNODB_TABLESPACES_ENCRYPTION
           WHERE ENCRYPTION_SCHEME = 1 AND MIN_KEY_VERSION > 0`,
      );
      return new Set(rows.map(({ name }) => name));
    } catch (error) {
      if (isDenied(error)) return null;
      throw error;
    }
  }

  private async schema(): Promise<string> {
    const [row]: { name: string }[] = await this.database.dataSource.query('SELECT DATABASE() AS name');
    return row?.name ?? '';
  }
}

/** Signs are written as their code there: `a-b` is `a@002db` (mariadb.com/kb/en/identifier-to-file-name-mapping). */
export const inFileName = (name: string): string =>
  name.replaceAll(/[^A-Za-z0-9_]/g, (sign) => `@${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** ER_SPECIFIC_ACCESS_DENIED_ERROR, ER_ACCESS_DENIED_ERROR. */
const isDenied = (error: unknown): boolean =>
  error instanceof Error && 'errno' in error && (error.errno === 1227 || error.errno === 1045);
