import type { OpenLocation, StoragePolicy } from '@voicekeep/storage/domain';
import { measureBody } from './body-gauge';

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
    const { sizeBytes, sha256 } = await measureBody(read.body, read.sizeBytes, signal);
    return sizeBytes === expected.sizeBytes && sha256 === expected.sha256 ? 'read-back' : 'differs';
  }
}
