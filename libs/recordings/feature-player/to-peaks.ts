/** The outline as the API answers it: per channel, the loudest sample of each slice, 0 to 127. */
export interface AnsweredWaveform {
  channels?: number;
  peaks?: number[][];
}

/** Scales the answer to what the player draws: 0 to 1. */
export function toPeaks(waveform: AnsweredWaveform): number[][] {
  const rows = waveform.peaks ?? [];
  return rows.filter((row) => row.length > 0).map((row) => row.map((peak) => peak / 127));
}
