/** A reason to stop that a person can act on: shown as one plain sentence, never as a stack trace. */
export class LaunchError extends Error {
  /** The exit code of the command; 69 (EX_UNAVAILABLE) when something must be installed first. */
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = 'LaunchError';
    this.exitCode = exitCode;
  }
}
