/** G.711 µ-law byte to linear 16-bit sample (ITU-T G.711, table 2a). */
function linear(byte: number): number {
  const inverted = ~byte & 0xff;
  const magnitude = (((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4);
  return inverted & 0x80 ? 0x84 - magnitude : magnitude - 0x84;
}

const TABLE = Int16Array.from({ length: 256 }, (_, byte) => linear(byte));

export function decodeMuLaw(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) samples[at] = TABLE[bytes[at] ?? 0] ?? 0;
  return samples;
}
