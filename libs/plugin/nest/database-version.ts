import type { DataSource } from 'typeorm';
import { errors } from '@voicekeep/shared/errors';

/** @throws VoicekeepError `database.too_old` */
export async function refuseOldServer(dataSource: DataSource): Promise<void> {
  const [row]: { version: string }[] = await dataSource.query('SELECT VERSION() AS version');
  const version = row?.version ?? '';
  if (isOldServer(version))
    throw errors.unavailable(
      'database.too_old',
      `The database is ${version}; it needs MariaDB 10.11+ or MySQL 8.4+.`,
    );
}

/** @param version as the server's `VERSION()` says it, such as `10.11.6-MariaDB-0+deb12u1` or `8.4.2` */
export function isOldServer(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [wantedMajor, wantedMinor] = /mariadb/i.test(version) ? [10, 11] : [8, 4];
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}
