/** What to play. A new object means: play this now. */
export interface PlayerSource {
  url: string;
  title: string;
  subtitle: string;
  /** Per channel, the loudest sample of each slice from 0 to 1; null until known, empty when there are none. */
  peaks: number[][] | null;
  durationSeconds: number | null;
}
