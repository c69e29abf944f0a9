/** What to play. A new `url` means: play this now. */
export interface PlayerSource {
  recordingId: string;
  url: string;
  title: string;
  subtitle: string;
  /** Per channel, the loudest sample of each slice from 0 to 1; null until known, empty when there are none. */
  peaks: number[][] | null;
  /** Where to begin. */
  startSeconds: number;
  /** False: it waits for the person to press play. */
  plays: boolean;
}
