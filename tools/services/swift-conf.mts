/** Swift's own names of its servers behind the proxy; each serves one kind of thing and has one ring. */
export const BACKENDS = ['account', 'container', 'object'] as const;
export type Backend = (typeof BACKENDS)[number];

/** What one private one-node Swift is made of; ports are all on 127.0.0.1. */
export interface SwiftPlan {
  dir: string;
  /** The account of the operating system that all of it runs as. */
  user: string;
  region: string;
  proxyPort: number;
  backendPorts: Record<Backend, number>;
  /** The key of the one S3 user, whose access key is `test:tester`. */
  secretKey: string;
  /** Swift hashes names with it. */
  hashSuffix: string;
}

export const ACCESS_KEY = 'test:tester';

/** The configuration files by their names: tempauth for keys, s3api for S3, nothing written to syslog. */
export function swiftConf(plan: SwiftPlan): Record<string, string> {
  const backends = BACKENDS.map((name): [string, string] => [`${name}-server.conf`, backendConf(plan, name)]);
  return {
    'swift.conf': `[swift-hash]
swift_hash_path_suffix = ${plan.hashSuffix}
[storage-policy:0]
name = one
default = yes
`,
    'proxy-server.conf': proxyConf(plan),
    'serve.py': SERVE,
    ...Object.fromEntries(backends),
  };
}

function common({ dir, user }: SwiftPlan, port: number): string {
  // its time-outs are made for many nodes: on a busy machine they would cost an update of a listing
  return `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
user = ${user}
workers = 0
swift_dir = ${dir}
log_level = WARNING
log_address = ${dir}/no-syslog
conn_timeout = 5
node_timeout = 60
client_timeout = 60
`;
}

function backendConf(plan: SwiftPlan, name: Backend): string {
  return `${common(plan, plan.backendPorts[name])}devices = ${plan.dir}/devices
mount_check = false
fallocate_reserve = 0
container_update_timeout = 60
[pipeline:main]
pipeline = healthcheck ${name}-server
[app:${name}-server]
use = egg:swift#${name}
[filter:healthcheck]
use = egg:swift#healthcheck
`;
}

/** In the order of the request; s3api must stand before the authentication, versions after copies. */
const FILTERS = [
  'catch_errors',
  'gatekeeper',
  'healthcheck',
  'proxy_logging',
  'cache',
  'listing_formats',
  's3api',
  'tempauth',
  'bulk',
  'copy',
  'slo',
  'dlo',
  'versioned_writes',
  'symlink',
] as const;

function proxyConf(plan: SwiftPlan): string {
  const settings: Partial<Record<(typeof FILTERS)[number], string>> = {
    // tempauth asks for one; at this port nothing ever listens, and Swift then does without
    cache: 'memcache_servers = 127.0.0.1:1\nlog_level = CRITICAL\n',
    s3api: `location = ${plan.region}\n`,
    tempauth: `user_${ACCESS_KEY.replace(':', '_')} = ${plan.secretKey} .admin\n`,
    versioned_writes: 'allow_object_versioning = true\n',
  };
  const filters = FILTERS.map((name) => {
    const factory = name === 'cache' ? 'memcache' : name;
    return `[filter:${name}]\nuse = egg:swift#${factory}\n${settings[name] ?? ''}`;
  });
  return `${common(plan, plan.proxyPort)}[pipeline:main]
pipeline = ${FILTERS.join(' ')} proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
${filters.join('')}`;
}

/** Swift looks for its hash suffix and policies under /etc/swift alone: this runs one of its programs with our folder instead. */
const SERVE = `import runpy
import sys

from swift.common import utils

utils.set_swift_dir(sys.argv[1])
sys.argv = sys.argv[2:]
runpy.run_path(sys.argv[0], run_name='__main__')
`;
