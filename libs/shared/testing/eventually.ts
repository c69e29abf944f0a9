/** Polls until `look` answers true. */
export async function eventually(
  look: () => Promise<boolean>,
  withinMs: number,
  what: () => unknown,
): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${JSON.stringify(what())}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
