import type { Daemon } from './daemon.mts';

/** One running private server: how to reach it, and the one way to end it. */
export interface Service<Access> {
  access: Access;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/** A service made of these processes. */
export function serve<Access>(
  access: Access,
  daemons: readonly Daemon[],
  stop: (daemons: readonly Daemon[]) => Promise<void>,
): Service<Access> {
  return {
    access,
    isRunning: () => daemons.every((daemon) => daemon.isRunning()),
    stop: () => stop(daemons),
  };
}

/** A service of one process. */
export function serveAlone<Access>(access: Access, daemon: Daemon): Service<Access> {
  return serve(access, [daemon], () => daemon.stop());
}
