const POINTS = 800;
/** Beyond this the download would cost more than the drawing is worth. */
const MAX_BYTES = 40_000_000;
const DEADLINE_MS = 20_000;

/** Measures the outline in the browser, for recordings whose outline the server does not know. */
export async function decodePeaks(url: string): Promise<number[][]> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!response.ok || Number(response.headers.get('content-length') ?? 0) > MAX_BYTES) return [];
  const context = new OfflineAudioContext(1, 1, 8000);
  const audio = await context.decodeAudioData(await response.arrayBuffer());
  return Array.from({ length: Math.min(2, audio.numberOfChannels) }, (_, channel) =>
    outline(audio.getChannelData(channel)),
  );
}

function outline(samples: Float32Array): number[] {
  const slice = Math.max(1, Math.ceil(samples.length / POINTS));
  const peaks: number[] = [];
  for (let start = 0; start < samples.length; start += slice) {
    let loudest = 0;
    for (const sample of samples.subarray(start, start + slice))
      loudest = Math.max(loudest, Math.abs(sample));
    peaks.push(loudest);
  }
  return peaks;
}
