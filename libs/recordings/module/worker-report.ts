import { type SkewWatch, VERSION } from '@voicekeep/shared/kernel';
import type { Spool, WorkerReport } from '@voicekeep/recordings/domain';
import type { Traffic } from '@voicekeep/recordings/workflow';

/** What this worker says of itself now. */
export async function reportOf(spool: Spool, traffic: Traffic, skew: SkewWatch): Promise<WorkerReport> {
  return {
    ...{ version: VERSION, skewMs: skew.skewMs() },
    ...{ spool: await spool.use(), heldBack: traffic.heldBack() },
  };
}
