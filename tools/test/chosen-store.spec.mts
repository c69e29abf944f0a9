import { chooseStore } from './chosen-store.mts';

const GIVEN = {
  TEST_S3_ENDPOINT: 'https://s3.example.com',
  TEST_S3_REGION: 'eu-1',
  TEST_S3_ACCESS_KEY: 'key',
  TEST_S3_SECRET_KEY: 'secret',
};

describe('the store under test', () => {
  it('is the one that the variables name, and needs nothing installed', async () => {
    const store = chooseStore([], { ...GIVEN, HOME: '/root' });
    expect(store).toMatchObject({ title: 'https://s3.example.com', needs: [] });
    expect((await store.start('')).variables).toEqual(GIVEN);
  });

  it('is our own Ceph without them, and the one a word names whatever they say', () => {
    expect(chooseStore([], {}).title).toBe('Ceph RADOS Gateway');
    expect(chooseStore(['swift'], GIVEN).title).toContain('OpenStack Swift');
    expect(chooseStore(['aws-like'], {}).title).toContain('AWS');
  });

  it('is asked for in full', () => {
    const { TEST_S3_REGION: _, ...some } = GIVEN;
    expect(() => chooseStore([], some)).toThrow('set TEST_S3_REGION');
    expect(() => chooseStore(['minio'], {})).toThrow('ceph, swift, aws-like');
    expect(() => chooseStore(['ceph', 'swift'], {})).toThrow('ceph, swift, aws-like');
  });
});
