import type { Lease } from './recording-repository';
import type { RecordingRef } from './recording';

/**
 * Wakes workers. Ringing never throws and never waits: what is due stands in the database, a lost ring costs
 * a moment and nothing else.
 */
export abstract class Bell {
  /** A recording has to be copied. */
  abstract copy(work: Lease): void;
  /** A decided deletion at Twilio is due. */
  abstract cleanUp(work: RecordingRef & { readonly generation: number }): void;
  /** False while nobody would hear it; workers then look for work themselves. */
  abstract readonly audible: boolean;
}
