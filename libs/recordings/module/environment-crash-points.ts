import { CrashPoints, type CrashPoint } from '@voicekeep/recordings/domain';

/** `CRASH_AT=C9` kills the process at that point, without a chance to tidy up; for tests alone. */
export class EnvironmentCrashPoints extends CrashPoints {
  private readonly point = process.env['CRASH_AT'];

  override reach(point: CrashPoint): void {
    if (point === this.point) process.kill(process.pid, 'SIGKILL');
  }
}
