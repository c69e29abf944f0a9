import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

const POLICY = '/usr/sbin/policy-rc.d';
const MARK = '# put here by Voicekeep while it installs packages';

/**
 * While `work` runs, Debian's invoke-rc.d may start no service: policy-rc.d answers 101, "forbidden by policy"
 * (https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt). What stood there before comes back.
 */
export async function withoutServiceStarts<T>(work: () => Promise<T>, policy = POLICY): Promise<T> {
  const aside = `${policy}.before-voicekeep`;
  restore(policy, aside);
  if (existsSync(policy)) renameSync(policy, aside);
  writeFileSync(policy, `#!/bin/sh\n${MARK}\nexit 101\n`);
  chmodSync(policy, 0o755);
  try {
    return await work();
  } finally {
    restore(policy, aside);
  }
}

/** Also mends what a killed run left behind. */
function restore(policy: string, aside: string): void {
  if (existsSync(policy) && readFileSync(policy, 'utf8').includes(MARK)) rmSync(policy);
  if (existsSync(aside)) renameSync(aside, policy);
}
