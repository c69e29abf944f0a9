import type { CopyCertificate, RecordingState } from '@voicekeep/shared/contracts';
import type { RecordingRef } from './recording';

/** A certificate before the place of its bucket is looked up and it is issued. */
export type CertificateFacts = Omit<CopyCertificate, 'schema' | 'issuedAt' | 'copy'> & {
  readonly locationId: string;
  readonly copy: Omit<CopyCertificate['copy'], 'endpoint' | 'region' | 'bucket'>;
};

export interface CertificateSpan {
  /** Of the recording's creation at Twilio, inclusive. */
  readonly from: Date | null;
  /** Exclusive. */
  readonly to: Date | null;
}

/** Reads what is proof of copies: only of recordings verified in a bucket. */
export abstract class Certificates {
  /** @returns the state alone while there is nothing to certify; null for an unknown recording */
  abstract find(ref: RecordingRef): Promise<CertificateFacts | { readonly state: RecordingState } | null>;
  /** All of a workspace, oldest recordings first, in batches of bounded size. */
  abstract all(workspaceId: string, span: CertificateSpan): AsyncIterable<readonly CertificateFacts[]>;
}
