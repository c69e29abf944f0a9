import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Requirement, S3_SERVER, SWIFT } from '../launch/requirements.mts';
import { InstanceSettings } from '../services/instance-settings.mts';
import { LaunchError } from '../services/launch-error.mts';
import { startServices } from '../services/service-set.mts';
import { startSwift } from '../services/swift.mts';
import { STORE_VARIABLES, storeEnvironment } from '../services/test-environment.mts';

/** A store to be tested: what must be installed for it, and how it is brought up. */
export interface ChosenStore {
  title: string;
  needs: readonly Requirement[];
  /** The package whose version says which store it was; none for a store that somebody else runs. */
  versionOf?: string;
  /** Brings it up in the folder; answers the variables that name it, and how it is ended. */
  start: (folder: string) => Promise<RunningStore>;
}

export interface RunningStore {
  variables: Record<string, string>;
  stop: () => Promise<void>;
}

const CEPH: ChosenStore = {
  title: 'Ceph RADOS Gateway',
  needs: [S3_SERVER],
  versionOf: 'radosgw',
  start: async (folder) => {
    const services = await startServices(folder, {
      mariadb: false,
      redis: false,
      s3: 'memory',
      durable: false,
    });
    if (!services.s3) throw new LaunchError('The S3 server did not start.');
    return { variables: storeEnvironment(services.s3), stop: services.stop };
  },
};

const PRIVATE: Readonly<Record<string, ChosenStore>> = {
  ceph: CEPH,
  swift: {
    title: 'OpenStack Swift, s3api with tempauth',
    needs: [SWIFT],
    versionOf: 'python3-swift',
    start: async (folder) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const dir = realpathSync(folder);
      const swift = await startSwift(dir, new InstanceSettings(join(dir, 'instance.json')));
      return { variables: storeEnvironment(swift.access), stop: swift.stop };
    },
  },
  'aws-like': {
    ...CEPH,
    title: 'as AWS documents it, by a proxy in front of Ceph RADOS Gateway',
    start: async (folder) => {
      const { variables, stop } = await CEPH.start(folder);
      return { variables: { ...variables, TEST_S3_AWS_LIKE: 'on' }, stop };
    },
  },
};

/** The private store that the word names; without a word the one that the variables name, else Ceph. */
export function chooseStore(words: readonly string[], env: NodeJS.ProcessEnv): ChosenStore {
  const [word, ...more] = words;
  if (word === undefined) return given(env) ?? CEPH;
  const chosen = PRIVATE[word];
  if (chosen && more.length === 0) return chosen;
  const names = Object.keys(PRIVATE).join(', ');
  throw new LaunchError(`Name one of ${names}, or none to test the store of ${STORE_VARIABLES[0]}.`, USAGE);
}

/** EX_USAGE of sysexits.h. */
const USAGE = 64;

function given(env: NodeJS.ProcessEnv): ChosenStore | undefined {
  const variables = STORE_VARIABLES.map((name): [string, string] => [name, env[name] ?? '']);
  const missing = variables.filter(([, value]) => value === '').map(([name]) => name);
  if (missing.length === variables.length) return undefined;
  if (missing.length > 0)
    throw new LaunchError(`A store is named by all of its variables: set ${missing.join(', ')}.`, USAGE);
  return {
    title: env['TEST_S3_ENDPOINT'] ?? '',
    needs: [],
    start: () => Promise.resolve({ variables: Object.fromEntries(variables), stop: () => Promise.resolve() }),
  };
}
