import { VoicekeepError } from '@voicekeep/shared/errors';
import type { Spool, SpoolFile } from '@voicekeep/recordings/domain';
import type { ObjectBody } from '@voicekeep/storage/domain';
import type { MemoryBudget } from './memory-budget';

/** Larger ones go to the disk. */
export const MEMORY_BYTES = 16 * 1024 * 1024;
/** What a body of unknown length takes of the budget at a time. */
const STEP_BYTES = 1024 * 1024;

/**
 * The bytes of one download as they arrive: small ones in memory while the budget of the process has room, the
 * others on disk; and small ones in memory all the same, in their turn, when the disk is full.
 */
export class ArrivingBody {
  #taken = 0;
  #size = 0;
  #chunks: Buffer[] = [];
  #whole: Buffer | null = null;
  #file: SpoolFile | null = null;

  constructor(
    private readonly spool: Spool,
    private readonly budget: MemoryBudget,
    private readonly signal: AbortSignal,
  ) {}

  /** Makes room before the first byte. @throws VoicekeepError `disk.full` */
  async expect(sizeBytes: number | null): Promise<void> {
    if (sizeBytes !== null && sizeBytes > MEMORY_BYTES) await this.toDisk();
    else if (sizeBytes !== null && (await this.reserve(sizeBytes)))
      this.#whole = Buffer.allocUnsafeSlow(sizeBytes);
  }

  /** @throws VoicekeepError `disk.full` */
  async add(chunk: Buffer): Promise<void> {
    const at = this.#size;
    this.#size += chunk.length;
    if (this.#file) return this.#file.append(chunk);
    if (this.#whole && this.#size <= this.#whole.length) {
      chunk.copy(this.#whole, at);
      return;
    }
    if (this.#whole) {
      // Longer than announced: what came so far goes on like a body of unknown length.
      this.#chunks = [this.#whole.subarray(0, at)];
      this.#whole = null;
    }
    this.#chunks.push(chunk);
    const fits =
      this.#size <= MEMORY_BYTES &&
      (this.#size <= this.#taken || (await this.reserve(this.#size + STEP_BYTES)));
    if (!fits) await this.toDisk();
  }

  async end(): Promise<ObjectBody> {
    await this.#file?.close();
    if (this.#file) return { file: this.#file.path };
    return { bytes: this.#whole?.subarray(0, this.#size) ?? Buffer.concat(this.#chunks) };
  }

  /** Gives memory and disk back. */
  async discard(): Promise<void> {
    this.#chunks = [];
    this.#whole = null;
    this.budget.give(this.#taken);
    this.#taken = 0;
    await this.#file?.remove();
  }

  /** Room in memory for so many bytes in all. @returns false when the disk takes them */
  private async reserve(bytes: number): Promise<boolean> {
    const more = bytes - this.#taken;
    if (this.budget.take(more)) {
      this.#taken = bytes;
      return true;
    }
    try {
      await this.toDisk();
      return false;
    } catch (error) {
      if (!(error instanceof VoicekeepError) || error.code !== 'disk.full') throw error;
    }
    // All it holds is given back while it waits, so that two who wait for one another cannot be.
    this.budget.give(this.#taken);
    this.#taken = 0;
    await this.budget.wait(MEMORY_BYTES, this.signal);
    this.#taken = MEMORY_BYTES;
    return true;
  }

  private async toDisk(): Promise<void> {
    if (this.#file) return;
    const file = await this.spool.open();
    try {
      for (const waiting of this.#chunks) await file.append(waiting);
      // From here on memory gives back what the disk has.
      await file.flush();
    } catch (error) {
      await file.remove();
      throw error;
    }
    this.#file = file;
    this.#chunks = [];
    this.budget.give(this.#taken);
    this.#taken = 0;
  }
}
