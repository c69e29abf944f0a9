/** Per channel, the loudest sample of each slice from 0 to 1. */
export type Peaks = readonly (readonly number[])[];

/** What to play. A new `url` means: play this now. */
export interface PlayerSource {
  recordingId: string;
  url: string;
  title: string;
  subtitle: string;
  /** Null until known, empty when there are none. */
  peaks: Peaks | null;
  /** Where to begin. */
  startSeconds: number;
  /** False: it waits for the person to press play. */
  plays: boolean;
}
