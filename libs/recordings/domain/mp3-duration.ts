const BITRATES_V1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BITRATES_V2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** Where the sound begins: after an ID3v2 tag, whose length is written seven bits to the byte. */
function soundOffset(head: Buffer): number {
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0;
  return 10 + [6, 7, 8, 9].reduce((size, at) => size * 128 + ((head[at] ?? 0) & 0x7f), 0);
}

/**
 * Seconds of an MP3 of constant bit rate, from its first frame and its length (MPEG audio layer III).
 * @returns null when the bytes are no MP3
 */
export function mp3Seconds(head: Buffer, sizeBytes: number): number | null {
  const start = soundOffset(head);
  for (let at = start; at + 4 <= head.length; at += 1) {
    if (head[at] !== 0xff || ((head[at + 1] ?? 0) & 0xe6) !== 0xe2) continue;
    const versionOne = ((head[at + 1] ?? 0) & 0x18) === 0x18;
    const kilobits = (versionOne ? BITRATES_V1 : BITRATES_V2)[(head[at + 2] ?? 0) >> 4] ?? 0;
    if (kilobits > 0) return ((sizeBytes - at) * 8) / (kilobits * 1000);
  }
  return null;
}
