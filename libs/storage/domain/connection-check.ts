import type { BrowserProbe, CheckStep, ConnectionCheckResult } from '@voicekeep/shared/contracts';
import type { FieldProblem } from '@voicekeep/shared/errors';
import type { BucketConnection } from './bucket-connection';
import type { ObjectStore } from './object-store';

export interface CheckOptions {
  /** Proxied playback needs neither signed URLs nor CORS. */
  readonly playback: 'signed' | 'proxied';
  /** A bucket that refuses deletions is only a warning while nothing but leftovers is to be deleted. */
  readonly deleteWithCallLog?: boolean;
  /** `copying`: what a copy needs and nothing else, for a process that neither plays nor signs. */
  readonly only?: 'copying';
}

export interface ConnectionReport extends ConnectionCheckResult {
  /** Whether the store refused a wrong SHA-256; false when that step was not reached. */
  readonly enforcesSha256: boolean;
}

/** Is told how a test goes, while it goes. Must not throw. */
export interface CheckWatcher {
  planned(steps: readonly Pick<CheckStep, 'id' | 'title'>[]): void;
  started(id: string): void;
  finished(step: CheckStep): void;
  /**
   * Lets a browser read a file of the test; it stays until the promise settles, yet no longer than six seconds.
   * Without this no such file is signed.
   */
  lend?(probe: Omit<BrowserProbe, 'id'>): Promise<void>;
}

/** Tries a connection for real, within 15 s, and cleans up after itself. Failures are steps, never thrown. */
export abstract class ConnectionCheck {
  abstract run(
    connection: BucketConnection,
    options: CheckOptions,
    watcher?: CheckWatcher,
  ): Promise<ConnectionReport>;
  /** Whether this address may be spoken to at all: public https, or listed by the operator. */
  abstract endpointProblem(
    endpoint: string,
    path: 'endpoint' | 'publicEndpoint',
  ): Promise<FieldProblem | null>;
  /** Whether the server's own access may be used there: switched on by the operator, and never towards a store unknown to them. */
  abstract keylessProblem(endpoint: string | null): FieldProblem | null;
}

/** Makes the store for a connection; connections are kept and shared. */
export abstract class ObjectStoreFactory {
  abstract open(connection: BucketConnection): ObjectStore;
}
