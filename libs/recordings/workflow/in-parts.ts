/** Written in one commit: for each alone it would wait for the disk, for too many it would keep others from their calls. */
const TOGETHER = 100;

/** The items in parts that are written together. */
export function* inParts<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += TOGETHER) yield items.slice(at, at + TOGETHER);
}
