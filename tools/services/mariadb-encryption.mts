import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstanceSettings } from './instance-settings.mts';

/** Where the distributions put the plug-ins of the server. */
const PLUGIN_FOLDERS = [
  '/usr/lib/mysql/plugin',
  '/usr/lib64/mariadb/plugin',
  '/usr/lib64/mysql/plugin',
  '/usr/lib/mariadb/plugin',
];

/**
 * The server options that encrypt tables, redo log, binary log and temporary files with a random key of this
 * instance (file_key_management: https://mariadb.com/kb/en/file-key-management-encryption-plugin/).
 * None when the plug-in is not installed; Debian ships it in mariadb-server, not in mariadb-server-core.
 */
export function encryptionArguments(dir: string, settings: InstanceSettings): string[] {
  if (!PLUGIN_FOLDERS.some((folder) => existsSync(join(folder, 'file_key_management.so')))) return [];
  const keys = join(dir, 'mariadb.keys');
  writeFileSync(keys, `1;${settings.secret('mariadb-table-key', 32)}\n`, { mode: 0o600 });
  return [
    '--plugin-load-add=file_key_management',
    `--file-key-management-filename=${keys}`,
    '--innodb-encrypt-tables=ON',
    '--innodb-encrypt-log=ON',
    '--innodb-encrypt-temporary-tables=ON',
    '--innodb-encryption-threads=1',
    '--aria-encrypt-tables=ON',
    '--encrypt-tmp-disk-tables=ON',
    '--encrypt-tmp-files=ON',
    '--encrypt-binlog=ON',
  ];
}
