import { createHash } from 'node:crypto';
import type { OpenLocation, StoragePolicy } from '@voicekeep/storage/domain';

export interface ExpectedObject {
  readonly key: string;
  readonly versionId: string | null;
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** How a copy was proven; `differs` and `absent` are proof of the opposite. */
export type CopyProof = 'checksum' | 'read-back' | 'differs' | 'absent';

/** Proves that the bucket holds exactly these bytes. */
export class CopyVerifier {
  /**
   * Trusts the store's own SHA-256 only where it was seen to refuse a wrong one; else reads the object back.
   * @throws VoicekeepError `storage.*` when the store cannot be asked
   */
  async verify(
    { store, location }: OpenLocation,
    expected: ExpectedObject,
    verification: StoragePolicy['verification'],
    signal: AbortSignal,
  ): Promise<CopyProof> {
    const version = expected.versionId === null ? {} : { versionId: expected.versionId };
    if (location.enforcesSha256 && verification === 'auto') {
      const info = await store.head(expected.key, { ...version, signal });
      if (!info) return 'absent';
      if (info.sizeBytes !== expected.sizeBytes) return 'differs';
      if (info.sha256 !== null) return info.sha256 === expected.sha256 ? 'checksum' : 'differs';
    }
    const read = await store.get(expected.key, { ...version, signal });
    if (!read) return 'absent';
    const hash = createHash('sha256');
    let sizeBytes = 0;
    try {
      for await (const part of read.body) {
        const chunk = Buffer.isBuffer(part) ? part : Buffer.from(part as Uint8Array);
        hash.update(chunk);
        sizeBytes += chunk.length;
        signal.throwIfAborted();
      }
    } finally {
      read.body.destroy();
    }
    return sizeBytes === expected.sizeBytes && hash.digest('hex') === expected.sha256
      ? 'read-back'
      : 'differs';
  }
}
