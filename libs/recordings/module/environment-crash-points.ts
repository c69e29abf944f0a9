import { writeSync } from 'node:fs';
import { CrashPoints, type CrashPoint } from '@voicekeep/recordings/domain';

/**
 * `CRASH_AT=C9` kills the process at that point, without a chance to tidy up; of several (`C9,C12`) at the first it
 * comes to. For tests alone.
 */
export class EnvironmentCrashPoints extends CrashPoints {
  private readonly points = new Set(process.env['CRASH_AT']?.split(','));

  override reach(point: CrashPoint): void {
    if (!this.points.has(point)) return;
    writeSync(process.stdout.fd, `{"crashPoint":"${point}"}\n`);
    process.kill(process.pid, 'SIGKILL');
  }
}
