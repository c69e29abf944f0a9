import { createHash, randomBytes } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import type { VoicekeepError } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { type BucketConnection, probeFolder } from '@voicekeep/storage/domain';
import type { S3Agents } from '../s3-agents';
import type { S3ObjectStore } from '../s3-object-store';

const PROBE_BYTES = 4096;

/** What the steps of one check share, and what they learned for those after them. */
export interface CheckContext {
  readonly connection: BucketConnection;
  readonly endpoint: string;
  readonly client: S3Client;
  readonly agents: S3Agents;
  readonly store: S3ObjectStore;
  readonly origins: readonly string[];
  readonly playback: 'signed' | 'proxied';
  readonly deleteWithCallLog: boolean;
  readonly now: () => Date;
  readonly probe: Probe;
  readonly checksumProbeKey: string;
  readonly largeProbeKey: string;
  /** Ends a step that hangs. */
  signal: AbortSignal;
  /** What listing the bucket answered; null when it went well. */
  listing: VoicekeepError | null;
  enforcesSha256: boolean;
  /** False once the store refused to delete: then nothing large is written that would stay. */
  mayDelete: boolean;
  /** Everything put so far, to be removed at the end. */
  readonly written: Set<string>;
}

export interface Probe {
  readonly key: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly md5: string;
}

/** Random bytes under a key of their own: two checks at once do not meet. */
export function newProbe(prefix: string): Pick<CheckContext, 'probe' | 'checksumProbeKey' | 'largeProbeKey'> {
  const folder = `${probeFolder(prefix)}/${newId()}`;
  const bytes = randomBytes(PROBE_BYTES);
  const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
  return {
    probe: { key: `${folder}/probe.wav`, bytes, sha256: digest('sha256'), md5: digest('md5') },
    checksumProbeKey: `${folder}/checksum.wav`,
    largeProbeKey: `${folder}/large.wav`,
  };
}
