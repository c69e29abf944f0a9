/** Runs one step of a command and prints its name and seconds when it is done. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  report(name, (performance.now() - begun) / 1000);
  return result;
}

export function report(name: string, seconds: number): void {
  console.log(`  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s`);
}
