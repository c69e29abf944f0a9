import { stopInOrder, type Daemon } from './daemon.mts';

/** One running private server: how to reach it, and the one way to end it. */
export interface Service<Access> {
  access: Access;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/** A service made of these processes, named in the order in which they are to be ended. */
export function serve<Access>(access: Access, ...daemons: readonly Daemon[]): Service<Access> {
  return {
    access,
    isRunning: () => daemons.every((daemon) => daemon.isRunning()),
    stop: () => stopInOrder(daemons),
  };
}
