import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZippedFile {
  readonly name: string;
  readonly modifiedAt: Date;
  /** Where it is known beforehand; a body of another size ends the zip with an error. */
  readonly sizeBytes?: number | undefined;
  readonly body: AsyncIterable<Buffer>;
}

/**
 * A zip of these files, made only as fast as it is read, with 64-bit sizes and places where they are needed.
 * Asks for the next file when the one before has been read to its end. A body that fails ends the zip with
 * that error, before anything says that the file is whole; a zip that is left lets go of body and files.
 */
export const zipOf = (files: AsyncIterable<ZippedFile>): Readable =>
  Readable.from(bytesOf(files), { objectMode: false });

async function* bytesOf(files: AsyncIterable<ZippedFile>): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  const filled = fill(zip, out, files).catch((error: Error) => void out.destroy(error));
  try {
    for await (const chunk of out) yield chunk as Buffer;
  } finally {
    out.destroy();
    await filled;
  }
}

async function fill(zip: ZipFile, out: Readable, files: AsyncIterable<ZippedFile>): Promise<void> {
  for await (const { name, modifiedAt, sizeBytes, body } of files) {
    const source = Readable.from(body, { objectMode: false });
    const stop = (): void => void source.destroy();
    out.once('close', stop);
    try {
      if (out.destroyed) source.destroy();
      // Stored: telephone speech as WAV deflates little, and the processor time is wanted elsewhere.
      else zip.addReadStream(source, name, { mtime: modifiedAt, compress: false, ...size(sizeBytes) });
      await finished(source);
    } finally {
      out.off('close', stop);
    }
  }
  zip.end();
}

const size = (sizeBytes: number | undefined): { size?: number } =>
  sizeBytes === undefined ? {} : { size: sizeBytes };
