import { AllowedEndpoints } from './allowed-endpoints';

const LOOPBACK = ['127.0.0.0/8', '::1', 'localhost'];

describe('the addresses a connection may reach', () => {
  it.each([
    ['93.184.216.34', 'public'],
    ['2600:9000::1', 'public'],
    ['10.1.2.3', 'private'],
    ['192.168.0.9', 'private'],
    ['100.64.0.1', 'private'],
    ['fd12::1', 'private'],
    ['127.0.0.1', 'forbidden'],
    ['::1', 'forbidden'],
    ['0.0.0.0', 'forbidden'],
    ['::ffff:127.0.0.1', 'forbidden'],
    ['64:ff9b::7f00:1', 'forbidden'],
    ['2002:7f00:1::', 'forbidden'],
    ['224.0.0.1', 'forbidden'],
    ['169.254.169.254', 'forbidden'],
  ])('judges %s as %s', (address, verdict) => {
    expect(new AllowedEndpoints([]).judge(address, address)).toBe(verdict);
  });

  it.each([
    '169.254.169.254',
    '169.254.170.2',
    '::ffff:169.254.169.254',
    'fd00:ec2::254',
    '100.100.100.200',
    'fe80::1',
  ])('refuses the metadata address %s even when all is listed', (address) => {
    const all = new AllowedEndpoints(['0.0.0.0/0', '::/0', address, 'metadata.google.internal']);
    expect(all.judge(address, address)).toBe('forbidden');
    expect(all.judge('metadata.google.internal', address)).toBe('forbidden');
  });

  it('allows what the operator listed by network, address or name, and nothing else', () => {
    const allowed = new AllowedEndpoints([...LOOPBACK, '10.0.0.0/8', 'minio.lan', '192.168.7.7']);
    expect(allowed.judge('127.0.0.1', '127.0.0.1')).toBe('allowed');
    expect(allowed.judge('localhost.', '::1')).toBe('allowed');
    expect(allowed.judge('x.example.com', '10.9.9.9')).toBe('allowed');
    expect(allowed.judge('192.168.7.7', '192.168.7.7')).toBe('allowed');
    expect(allowed.judge('192.168.7.8', '192.168.7.8')).toBe('private');
    expect(allowed.judge('minio.lan', '172.16.0.1')).toBe('allowed');
    expect(allowed.judge('bucket.minio.lan', '172.16.0.1')).toBe('allowed');
    expect(allowed.judge('evilminio.lan', '172.16.0.1')).toBe('private');
  });
});
