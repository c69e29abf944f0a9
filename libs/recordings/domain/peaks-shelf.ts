import type { Peaks } from './peaks';
import type { RecordingRef } from './recording';

/** Keeps the outlines of recordings, for players. */
export abstract class PeaksShelf {
  abstract put(ref: RecordingRef, peaks: Peaks): Promise<void>;
  abstract find(ref: RecordingRef): Promise<Peaks | null>;
}
