import { csvLine } from '@voicekeep/call-logs/domain';
import type { CopyCertificate } from '@voicekeep/shared/contracts';

export type CertificateFormat = 'csv' | 'json';

export interface CertificateWriter {
  readonly head: string;
  /** @param before how many came before it */
  readonly line: (certificate: CopyCertificate, before: number) => string;
  readonly foot: (count: number) => string;
}

const COLUMNS = [
  ...['recording_id', 'recording_sid', 'account_sid', 'call_sid', 'kind', 'started_at', 'duration_seconds'],
  ...['channels', 'bucket', 'key', 'version_id', 'etag', 'endpoint', 'region', 'bytes', 'sha256'],
  ...['content_type', 'verified_how', 'verified_at', 'seen_intact_at', 'stored_at', 'twilio_copy'],
  ...['kept_because', 'deletion_decided_at', 'deletion_requested_at', 'deletion_confirmed_at'],
  ...['deletion_confirmed_by', 'attempts', 'issued_at', 'written_by'],
] as const;

function row({ copy, verified, twilioCopy, ...of }: CopyCertificate): (string | number | null)[] {
  return [
    ...[of.recordingId, of.recordingSid, of.accountSid, of.callSid, of.kind, of.startedAt],
    ...[of.durationSeconds, of.channels, copy.bucket, copy.key, copy.versionId, copy.etag, copy.endpoint],
    ...[copy.region, copy.bytes, copy.sha256, copy.contentType, verified.how, verified.at],
    ...[verified.seenIntactAt, of.storedAt, twilioCopy.state, twilioCopy.keptBecause],
    ...[twilioCopy.decidedAt, twilioCopy.requestedAt, twilioCopy.confirmedAt, twilioCopy.confirmedBy],
    ...[of.attempts.length, of.issuedAt, copy.writtenBy],
  ];
}

/** One certificate a line in both; a JSON document that was cut off does not parse. */
export const CERTIFICATE_FORMATS: Readonly<Record<CertificateFormat, CertificateWriter>> = {
  csv: { head: csvLine(COLUMNS), line: (certificate) => csvLine(row(certificate)), foot: () => '' },
  json: {
    head: '{"certificates":[\n',
    line: (certificate, before) => `${before > 0 ? ',\n' : ''}${JSON.stringify(certificate)}`,
    foot: (count) => `\n],"count":${count}}\n`,
  },
};
