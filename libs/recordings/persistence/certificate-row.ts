import type {
  CertifiedAttempt,
  DeletionEvidence,
  RecordingKind,
  RecordingState,
  RecordingWriter,
} from '@voicekeep/shared/contracts';
import type { CertificateFacts } from '@voicekeep/recordings/domain';

export interface CertificateRow {
  readonly id: string;
  readonly state: RecordingState;
  readonly recordingSid: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly kind: RecordingKind;
  readonly startedAt: Date | null;
  readonly sourceCreatedAt: Date;
  readonly durationSeconds: number | null;
  readonly channels: number | null;
  readonly locationId: string | null;
  readonly objectKey: string | null;
  readonly versionId: string | null;
  readonly etag: string | null;
  readonly bytes: number | string | null;
  readonly sha256: string | null;
  readonly contentType: string | null;
  readonly writtenBy: RecordingWriter;
  readonly verifiedAt: Date | null;
  readonly verifiedHow: 'checksum' | 'read-back' | null;
  readonly storedAt: Date | null;
  readonly seenAt: Date | null;
  readonly onTwilio: number;
  readonly deletionBarred: string | null;
  readonly deletionState: 'pending' | 'attention' | 'confirmed' | 'cancelled' | null;
  readonly decidedAt: Date | null;
  readonly sentAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly confirmedHow: 'deleted' | 'metadata' | 'age' | null;
}

export const CERTIFICATE_COLUMNS = `r.id, r.state, r.recording_sid AS recordingSid, r.account_sid AS accountSid,
  r.call_sid AS callSid, r.kind, r.started_at AS startedAt, r.source_created_at AS sourceCreatedAt,
  r.duration_seconds AS durationSeconds, r.channels, r.location_id AS locationId, r.object_key AS objectKey,
  r.version_id AS versionId, r.etag, r.bytes, r.sha256, r.content_type AS contentType, r.written_by AS writtenBy,
  r.verified_at AS verifiedAt, r.verified_how AS verifiedHow, r.stored_at AS storedAt,
  r.bucket_seen_at AS seenAt, r.on_twilio AS onTwilio, r.deletion_barred AS deletionBarred,
  d.state AS deletionState, d.decided_at AS decidedAt, d.sent_at AS sentAt, d.confirmed_at AS confirmedAt,
  d.confirmed_how AS confirmedHow`;

const EVIDENCE: Readonly<Record<'deleted' | 'metadata' | 'age', DeletionEvidence>> = {
  ...{ deleted: '204', metadata: 'metadata', age: 'age' },
};
const iso = (instant: Date | null): string | null => instant?.toISOString() ?? null;

/** @returns null when the row holds no verified copy */
export function certificateOf(
  row: CertificateRow,
  attempts: readonly CertifiedAttempt[],
): CertificateFacts | null {
  const { locationId, objectKey, bytes, sha256, verifiedAt, verifiedHow, storedAt, seenAt } = row;
  if (locationId === null || objectKey === null || bytes === null || sha256 === null) return null;
  if (!verifiedAt || verifiedHow === null || !storedAt) return null;
  const { recordingSid, accountSid, callSid, kind, durationSeconds, channels } = row;
  const { versionId, etag, contentType, writtenBy } = row;
  return {
    ...{ recordingId: row.id, recordingSid, accountSid, callSid, kind, durationSeconds, channels },
    startedAt: (row.startedAt ?? row.sourceCreatedAt).toISOString(),
    locationId,
    copy: { key: objectKey, versionId, etag, bytes: Number(bytes), sha256, contentType, writtenBy },
    verified: {
      how: verifiedHow,
      at: verifiedAt.toISOString(),
      seenIntactAt: seenAt && seenAt > storedAt ? seenAt.toISOString() : null,
    },
    storedAt: storedAt.toISOString(),
    twilioCopy: twilioCopyOf(row),
    attempts: [...attempts],
  };
}

function twilioCopyOf(row: CertificateRow): CertificateFacts['twilioCopy'] {
  const { deletionState, confirmedHow, deletionBarred, decidedAt, sentAt, confirmedAt } = row;
  const open = deletionState === 'pending' || deletionState === 'attention';
  const confirmed = deletionState === 'confirmed' && confirmedHow !== null;
  const withdrawn = deletionState === 'cancelled';
  return {
    state: confirmed ? 'deleted' : open && row.onTwilio !== 0 ? 'deletion_pending' : unorderedState(row),
    keptBecause: deletionBarred,
    decidedAt: withdrawn ? null : iso(decidedAt),
    requestedAt: iso(sentAt),
    confirmedAt: confirmed ? iso(confirmedAt) : null,
    confirmedBy: confirmed ? EVIDENCE[confirmedHow] : null,
  };
}

/** `gone`: not by us, such as deleted in the Twilio console. */
function unorderedState({ writtenBy, onTwilio }: CertificateRow): 'kept' | 'never_kept' | 'gone' {
  if (writtenBy === 'twilio') return 'never_kept';
  return onTwilio === 0 ? 'gone' : 'kept';
}
