import { join } from 'node:path';

export type Store = 'memory' | 'disk';

/** What one private one-node Ceph is made of; ports are all on 127.0.0.1. */
export interface CephPlan {
  dir: string;
  fsid: string;
  store: Store;
  s3Port: number;
  monPort: number;
  /** First of the ports that the OSD may listen on. */
  osdPort: number;
  /** Serves SSE-KMS with the test key `probe-kms-key` over plain http, and lets a lifecycle day last seconds. For tests only. */
  testKms: boolean;
}

/** The OSD takes four of these: client, cluster and two heartbeat ports. */
export const OSD_PORTS = 20;
/** Bytes; a sparse file or a bound of memory, taken up only as far as it is used. */
const STORE_BYTES = { disk: 32 * 1024 ** 3, memory: 4 * 1024 ** 3 };

/** The configuration of monitor, one OSD and the gateway: no manager, no cephx, one copy of everything. */
export function cephConf(plan: CephPlan): string {
  const { dir, store } = plan;
  const folder = (name: string) => join(dir, name);
  return `[global]
fsid = ${plan.fsid}
mon_initial_members = a
mon_host = [v2:127.0.0.1:${plan.monPort}]
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
auth_supported = none
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
ms_bind_ipv4 = true
ms_bind_ipv6 = false
ms_bind_msgr1 = false
ms_bind_port_min = ${plan.osdPort}
ms_bind_port_max = ${plan.osdPort + OSD_PORTS - 1}
run_dir = ${folder('run')}
admin_socket =
pid_file =
log_file = ${folder('logs')}/$name.log
log_to_stderr = false
err_to_stderr = false
debug_ms = 0
crash_dir = ${folder('logs')}
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 4
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_allow_pool_delete = true
mon_max_pg_per_osd = 2000
mon_data_avail_warn = 2
mon_data_avail_crit = 1
[mon]
mon_data = ${folder('mon')}
paxos_propose_interval = 0.05
paxos_min_wait = 0.02
mon_tick_interval = 1
mon_cluster_log_file = ${folder('logs')}/cluster.log
mon_cluster_log_to_syslog = false
[osd]
osd_data = ${folder('osd')}
osd_objectstore = ${store === 'disk' ? 'bluestore' : 'memstore'}
bluestore_block_size = ${STORE_BYTES.disk}
bluestore_block_create = true
bluestore_block_db_create = false
bluestore_block_wal_create = false
bluestore_fsck_on_mount = false
memstore_device_bytes = ${STORE_BYTES.memory}
osd_memory_target = 939524096
osd_class_load_list = *
osd_class_default_list = *
osd_scrub_load_threshold = 0.01
[client]
rgw_data = ${folder('rgw')}
# the gateway asks for ms_mon_client_mode=secure, which a cluster without cephx cannot do: it would hang
ms_mon_client_mode = crc
# without tcp_nodelay a small GET stalls for 40 ms
rgw_frontends = beast endpoint=127.0.0.1:${plan.s3Port} tcp_nodelay=1
rgw_thread_pool_size = 64
rgw_run_sync_thread = false
rgw_enable_usage_log = false
rgw_lifecycle_work_time = 00:00-23:59
${plan.testKms ? TEST_KMS : ''}`;
}

/** How long a day of lifecycle rules lasts at the gateway of the tests. */
export const LIFECYCLE_DAY_SECONDS = 5;

const TEST_KMS = `rgw_lc_debug_interval = ${LIFECYCLE_DAY_SECONDS}
rgw_crypt_require_ssl = false
rgw_crypt_s3_kms_backend = testing
rgw_crypt_s3_kms_encryption_keys = probe-kms-key=${Buffer.from('7'.padStart(32, '0')).toString('base64')}
`;
