import { servicesAmong } from './debian-services.mts';

describe('the services of a package', () => {
  it('are its systemd units and its init scripts, templates left out', () => {
    const files = [
      '/lib/systemd/system/mariadb.service',
      '/usr/lib/systemd/system/ceph-mon.target',
      '/lib/systemd/system/ceph-mon@.service',
      '/etc/init.d/mariadb',
      '/etc/mysql/debian-start',
      '/usr/share/doc/mariadb.service',
    ];
    expect(servicesAmong(files)).toEqual({
      units: ['mariadb.service', 'ceph-mon.target'],
      scripts: ['mariadb'],
    });
  });
});
