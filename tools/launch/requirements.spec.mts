import { explain, MARIADB, missingOf, REDIS, S3_SERVER } from './requirements.mts';
import { isDebianFamily } from './system.mts';

describe('requirements', () => {
  it('are missing when one of their programs is', () => {
    const has = (program: string) => program !== 'ceph-osd' && program !== 'redis-server';
    expect(missingOf([MARIADB, REDIS, S3_SERVER], has)).toEqual([REDIS, S3_SERVER]);
    expect(missingOf([MARIADB, REDIS, S3_SERVER], () => true)).toEqual([]);
  });

  it('are explained with the exact line to type and the way by Docker', () => {
    expect(explain([MARIADB, REDIS], { isDebian: true, isRoot: false })).toBe(
      'Voicekeep needs MariaDB and Redis, not found on this machine: install with ' +
        '`sudo apt-get install -y --no-install-recommends mariadb-server redis-server`, ' +
        'or run it with Docker: `docker compose --profile trial up -d`.',
    );
  });

  it('are named without apt where there is none', () => {
    const words = explain([S3_SERVER], { isDebian: false, isRoot: true });
    expect(words).toContain('radosgw, ceph-mon, ceph-osd, ceph-common');
    expect(words).not.toContain('apt-get');
  });
});

describe('the system', () => {
  it.each([
    ['ID=debian', true],
    ['ID=ubuntu\nID_LIKE=debian', true],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"', true],
    ['ID=fedora\nPRETTY_NAME="not debian"', false],
    ['', false],
  ])('of %j is of the Debian family: %s', (osRelease, expected) => {
    expect(isDebianFamily(osRelease)).toBe(expected);
  });
});
