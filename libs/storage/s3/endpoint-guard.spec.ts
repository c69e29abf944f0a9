import { AllowedEndpoints } from '@voicekeep/storage/domain';
import { EndpointGuard } from './endpoint-guard';

const guardWith = (listed: string[], names: Record<string, string[]> = {}) =>
  new EndpointGuard(new AllowedEndpoints(listed), async (host) => {
    const found = names[host];
    if (!found) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    return found;
  });

const names = {
  's3.example.com': ['93.184.216.34'],
  'minio.lan': ['10.0.0.5'],
  'two.example.com': ['93.184.216.34', '10.0.0.5'],
  'metadata.google.internal': ['169.254.169.254'],
};

describe('the endpoint guard', () => {
  it.each([
    ['18: http to a public host', 'http://s3.example.com', 'endpoint_insecure'],
    ['18: http to a host that does not resolve', 'http://nowhere.example.com', 'endpoint_insecure'],
    ['19: metadata', 'http://169.254.169.254', 'endpoint_forbidden'],
    ['19: metadata over IPv6', 'http://[fd00:ec2::254]', 'endpoint_forbidden'],
    ['19: metadata mapped', 'http://[::ffff:169.254.169.254]', 'endpoint_forbidden'],
    ['19: metadata by name', 'https://metadata.google.internal', 'endpoint_forbidden'],
    ['20: 127.1', 'http://127.1', 'endpoint_forbidden'],
    ['20: hexadecimal', 'http://0x7f000001', 'endpoint_forbidden'],
    ['20: one number', 'https://2130706433', 'endpoint_forbidden'],
    ['20: localhost.', 'http://localhost.', 'endpoint_forbidden'],
    ['20: [::1]', 'https://[::1]', 'endpoint_forbidden'],
    ['21: public and private', 'https://two.example.com', 'endpoint_private'],
    ['22: private', 'https://minio.lan:9000', 'endpoint_private'],
  ])('refuses %s', async (_, endpoint, code) => {
    expect(await guardWith([], names).refusal(endpoint)).toMatchObject({ code: `storage.${code}` });
  });

  it('lets public https through, also while its name does not resolve', async () => {
    expect(await guardWith([], names).refusal('https://s3.example.com')).toBeNull();
    expect(await guardWith([], names).refusal('https://nowhere.example.com')).toBeNull();
  });

  it('lets the operator’s own through, http included, but no metadata', async () => {
    const guard = guardWith(['10.0.0.0/8', 'localhost', '127.0.0.0/8', '169.254.0.0/16'], names);
    expect(await guard.refusal('http://minio.lan:9000')).toBeNull();
    expect(await guard.refusal('http://localhost:9000')).toBeNull();
    expect(await guard.refusal('http://127.1:9000')).toBeNull();
    expect(await guard.refusal('https://two.example.com')).toBeNull();
    expect(await guard.refusal('http://169.254.169.254')).toMatchObject({
      code: 'storage.endpoint_forbidden',
    });
  });

  it.each([
    ['AWS', null, null],
    ['a listed name', 'https://minio.lan:9000', null],
    ['a listed network', 'http://10.1.2.3:9000', null],
    ['a store the operator did not list', 'https://s3.example.com', 'storage.keyless_endpoint'],
    ['a public address not listed', 'https://93.184.216.34', 'storage.keyless_endpoint'],
    ['what anybody may name on AWS', 'https://s3-x.us-east-1.elb.amazonaws.com', 'storage.keyless_endpoint'],
  ])('judges whether the server’s own access may go to %s', (_, endpoint, code) => {
    const allowed = new AllowedEndpoints(['minio.lan', '10.0.0.0/8']);
    const found = new EndpointGuard(allowed, undefined, true).keylessRefusal(endpoint);
    expect(found?.code ?? null).toBe(code);
    expect(new EndpointGuard(allowed).keylessRefusal(endpoint)).toMatchObject({
      code: 'storage.keyless_off',
    });
  });

  it('judges again at every connection, so that a name that changed its mind is refused', async () => {
    const changing = { 'rebind.example.com': ['93.184.216.34'] };
    const guard = guardWith([], changing);
    const lookup = () =>
      new Promise((resolve) =>
        guard.lookup(true)('rebind.example.com', { all: true }, (error, found) => resolve(error ?? found)),
      );
    expect(await lookup()).toEqual([{ address: '93.184.216.34', family: 4 }]);
    changing['rebind.example.com'] = ['127.0.0.1'];
    expect(await lookup()).toMatchObject({ code: 'storage.endpoint_forbidden' });
  });
});
