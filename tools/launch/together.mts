/**
 * Like Promise.all, but waits for every one of them before it throws the first failure:
 * nothing is still starting while the rest is already being ended.
 */
export async function together<T extends readonly unknown[]>(
  ...work: { [K in keyof T]: T[K] | Promise<T[K]> }
): Promise<T> {
  const outcomes = await Promise.allSettled(work);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return Promise.all(work) as Promise<unknown> as Promise<T>;
}
