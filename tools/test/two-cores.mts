/** Work that keeps a number of cores busy. */
interface Load {
  cores: number;
}

/** Runs all in their order, as many side by side as the cores allow. Resolves when every one of them has ended. */
export async function onTwoCores<T extends Load>(
  work: readonly T[],
  run: (item: T) => Promise<void>,
): Promise<void> {
  let free = 2;
  const running = new Set<Promise<void>>();
  for (const item of work) {
    while (free < item.cores) await Promise.race(running);
    free -= item.cores;
    const task = run(item).finally(() => {
      free += item.cores;
      running.delete(task);
    });
    running.add(task);
  }
  await Promise.all(running);
}
