/** Debian keeps servers in /usr/sbin, which an ordinary user's PATH leaves out. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The PATH of this process with the system's folders behind it. */
export function searchPath(): string {
  const given = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return [...new Set([...given, ...SYSTEM_FOLDERS])].join(':');
}

/** All that a private server sees of our environment: none of the host's MYSQL_*, CEPH_* or locale settings. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: searchPath(), HOME: process.env['HOME'] ?? '/', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
}
