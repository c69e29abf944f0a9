/** Below the 25 s after which whoever started us would kill us. */
const LAST_MS = 24_000;

/** Ends the process in order on SIGTERM or SIGINT: what is under way may finish, for 24 s at most. */
export function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), LAST_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
