/** Bodies in memory, all of a process together: eight of the largest that do not go to the disk. */
export const BODIES_BYTES = 128 * 1024 * 1024;

/** How many bytes of recordings one process holds in memory at once, all copies together. */
export class MemoryBudget {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(bytes: number) {
    this.#free = bytes;
  }

  take(bytes: number): boolean {
    if (bytes > this.#free) return false;
    this.#free -= bytes;
    return true;
  }

  give(bytes: number): void {
    this.#free += bytes;
    for (const look of this.#waiting.splice(0)) look();
  }

  /** Takes them as soon as they are free. @throws the signal's reason */
  async wait(bytes: number, signal: AbortSignal): Promise<void> {
    while (!this.take(bytes)) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
}
