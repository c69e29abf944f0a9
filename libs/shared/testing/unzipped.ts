import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

export interface UnzippedFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** 0 is stored, 8 deflated. */
  readonly method: number;
}

/** The files of a zip in their order. @throws when one is not as its checksum says */
export async function unzipped(zip: Buffer): Promise<UnzippedFile[]> {
  const archive = await fromBufferPromise(zip);
  const files: UnzippedFile[] = [];
  for await (const entry of archive.eachEntry()) {
    const bytes = await buffer(await archive.openReadStreamPromise(entry));
    const name = String(entry.fileName);
    if (crc32(bytes) !== entry.crc32) throw new Error(`${name} is not as its checksum says.`);
    files.push({ name, bytes, method: entry.compressionMethod });
  }
  return files;
}
