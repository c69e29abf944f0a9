import { ConfigService } from '@nestjs/config';
import { Test } from '@nestjs/testing';
import { configModule } from './config.module';
import { readEnvironment } from './read-environment';

const environment = readEnvironment({
  DATABASE_URL: 'mysql://user:password@127.0.0.1:3306/voicekeep',
  REDIS_URL: 'redis://127.0.0.1:6379/0',
  VOICEKEEP_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  PUBLIC_URL: 'http://127.0.0.1:3000',
});

describe('the configuration', () => {
  let config: ConfigService;
  beforeEach(async () => {
    const module = await Test.createTestingModule({ imports: [configModule(environment)] }).compile();
    config = module.get(ConfigService);
  });
  afterEach(() => delete process.env['environment']);

  it('hands out what was proven at start, keys as the bytes they are', () => {
    expect(config.get('environment.options')).toBe(environment.options);
  });

  it('lets no variable of the process come in behind the check', () => {
    process.env['environment'] = 'something else';
    expect(config.get('environment')).toBe(environment);
    expect(config.get('PATH')).toBeUndefined();
  });
});
