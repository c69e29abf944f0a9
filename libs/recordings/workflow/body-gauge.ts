import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { PeakMeter, type Peaks } from '@voicekeep/recordings/domain';

const HEAD_BYTES = 8192;

/** What was seen of a body that passed by. */
export interface BodyMeasure {
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Its first bytes, enough for the header of a file. */
  readonly head: Buffer;
  /** Null unless asked for, and for what has no outline. */
  readonly peaks: Peaks | null;
}

/** Measures the bytes of a recording as they pass by, and keeps none but the first. */
export class BodyGauge {
  readonly #sha256 = createHash('sha256');
  readonly #meter: PeakMeter | null;
  #head = Buffer.alloc(0);
  #sizeBytes = 0;

  /** @param outlined whether to draw the outline of a WAV */
  constructor({ outlined = false }: { readonly outlined?: boolean } = {}) {
    this.#meter = outlined ? new PeakMeter() : null;
  }

  /** @param announcedBytes the size of the whole body, where it was told */
  add(chunk: Buffer, announcedBytes: number | null): void {
    this.#sizeBytes += chunk.length;
    this.#sha256.update(chunk);
    this.#meter?.add(chunk, announcedBytes);
    if (this.#head.length < HEAD_BYTES)
      this.#head = Buffer.concat([this.#head, chunk.subarray(0, HEAD_BYTES - this.#head.length)]);
  }

  /** Ends the measuring. */
  measure(): BodyMeasure {
    return {
      ...{ sizeBytes: this.#sizeBytes, sha256: this.#sha256.digest('hex') },
      ...{ head: this.#head, peaks: this.#meter?.peaks() ?? null },
    };
  }
}

/** The bytes of a stream as buffers, whatever its chunks are. */
export async function* chunksOf(body: Readable): AsyncGenerator<Buffer> {
  for await (const part of body) yield Buffer.isBuffer(part) ? part : Buffer.from(part as Uint8Array);
}

/** Reads a body to its last byte and lets go of it. @throws the body's fault, and the signal's reason */
export async function measureBody(
  body: Readable,
  announcedBytes: number | null,
  signal: AbortSignal,
  gauge = new BodyGauge(),
): Promise<BodyMeasure> {
  try {
    for await (const chunk of chunksOf(body)) {
      signal.throwIfAborted();
      gauge.add(chunk, announcedBytes);
    }
    return gauge.measure();
  } finally {
    body.destroy();
  }
}
