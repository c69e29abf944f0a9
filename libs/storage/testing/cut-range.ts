/** The part of `bytes` that an HTTP range asks for; without a range all of them. */
export function cutRange(
  bytes: Buffer,
  range: string | undefined,
): { readonly part: Buffer; readonly contentRange: string | null } {
  const match = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (!match) return { part: bytes, contentRange: null };
  const from = Number(match[1]);
  const to = Math.min(match[2] ? Number(match[2]) : bytes.length - 1, bytes.length - 1);
  return { part: bytes.subarray(from, to + 1), contentRange: `bytes ${from}-${to}/${bytes.length}` };
}
