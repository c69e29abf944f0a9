import type { Actor } from '@voicekeep/shared/access';
import type { AuditTrail } from '@voicekeep/shared/audit';
import type { CopyCertificate } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import type { ObjectStores, StorageLocation } from '@voicekeep/storage/domain';
import type {
  CertificateFacts,
  Certificates,
  CertificateSpan,
  RecordingRef,
} from '@voicekeep/recordings/domain';
import { CERTIFICATE_FORMATS, type CertificateFormat } from './certificate-formats';

export interface CertificateDeskParts {
  readonly certificates: Certificates;
  readonly stores: ObjectStores;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

export interface CertificateOrder extends CertificateSpan {
  readonly format: CertificateFormat;
  readonly actor: Actor;
  readonly requestId: string;
}

type Places = Map<string, StorageLocation>;

/** Issues copy certificates: of one recording, or of all that a workspace keeps. */
export class CertificateDesk {
  constructor(private readonly parts: CertificateDeskParts) {}

  /**
   * @throws VoicekeepError `recording.not_found`, `recording.deleted` (gone: nothing but a keyed hash is kept of
   *   it), `recording.not_certified` before a copy was verified
   */
  async one(ref: RecordingRef): Promise<CopyCertificate> {
    const found = await this.parts.certificates.find(ref);
    if (!found) throw errors.notFound('recording.not_found', 'There is no such recording.');
    if ('locationId' in found) return this.issue(ref.workspaceId, found, new Map());
    if (found.state === 'deleted')
      throw errors.gone(
        'recording.deleted',
        'This recording was deleted with its call; only the fact of the deletion is kept.',
      );
    throw errors.conflict(
      'recording.not_certified',
      'There is a certificate once the copy in the bucket was verified.',
    );
  }

  /** On record before its first piece leaves, and with its count when it ends. @returns pieces of text, made as they are taken */
  async export(workspaceId: string, order: CertificateOrder): Promise<AsyncIterable<string>> {
    const { format, actor, requestId, from, to } = order;
    const entry = { actor, requestId, workspaceId, outcome: 'ok' } as const;
    const details = { format, from: from?.toISOString() ?? null, to: to?.toISOString() ?? null };
    await this.parts.audit.append({ ...entry, action: 'recording.certificates_export_started', details });
    return this.pieces(workspaceId, order, (count, complete) =>
      this.parts.audit.append({
        ...{ ...entry, action: 'recording.certificates_exported', details: { format, count, complete } },
      }),
    );
  }

  private async *pieces(
    workspaceId: string,
    { format, from, to }: CertificateOrder,
    ended: (count: number, complete: boolean) => Promise<void>,
  ): AsyncGenerator<string> {
    const { head, line, foot } = CERTIFICATE_FORMATS[format];
    const places: Places = new Map();
    let count = 0;
    let complete = false;
    try {
      yield head;
      for await (const batch of this.parts.certificates.all(workspaceId, { from, to })) {
        let text = '';
        for (const facts of batch) {
          text += line(await this.issue(workspaceId, facts, places), count);
          count += 1;
        }
        yield text;
      }
      yield foot(count);
      complete = true;
    } finally {
      await ended(count, complete);
    }
  }

  private async issue(
    workspaceId: string,
    { locationId, copy, ...facts }: CertificateFacts,
    places: Places,
  ): Promise<CopyCertificate> {
    const known = places.get(locationId) ?? (await this.parts.stores.open(workspaceId, locationId)).location;
    places.set(locationId, known);
    const { endpoint, region, bucket } = known;
    const issuedAt = this.parts.clock.now().toISOString();
    return { schema: 1, issuedAt, ...facts, copy: { endpoint, region, bucket, ...copy } };
  }
}
