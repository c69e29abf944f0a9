import { addAbortSignal, type Readable } from 'node:stream';
import type { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { Clock } from '@voicekeep/shared/kernel';
import type { DownloadOrder, Recording, RecordingRepository } from '@voicekeep/recordings/domain';
import { BodyGauge, chunksOf } from './body-gauge';
import { CHANGED, type CopyReader } from './copy-reader';
import type { ZippedFile } from './zip-file';
import { pathOf, startOf, ZipManifest } from './zip-manifest';

export interface ZipPackerParts {
  readonly recordings: RecordingRepository;
  readonly reader: CopyReader;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** Packs what was ordered, straight from the bucket: one recording at a time, and none is kept on the way. */
export class ZipPacker {
  constructor(private readonly parts: ZipPackerParts) {}

  /**
   * The recordings that are there, `SHA256SUMS`, and last `manifest.csv`, which names every recording of the order.
   * Each access is on record before its first byte leaves, and how the whole ended when it ends.
   * @throws when a store does not answer, or when bytes that were handed on prove not to be the recording's
   */
  async *files(order: DownloadOrder, signal: AbortSignal): AsyncGenerator<ZippedFile> {
    const manifest = new ZipManifest();
    let body: Readable | null = null;
    let complete = false;
    try {
      for (const id of order.recordingIds) {
        const recording = await this.find(order, id);
        const opened = await this.parts.reader.open(recording, signal);
        if (typeof opened === 'string') {
          manifest.add(recording, opened);
          continue;
        }
        // Its reader hears of its faults; before there is one, nobody would.
        body = addAbortSignal(
          signal,
          opened.on('error', () => undefined),
        );
        await this.record(order, 'recording.downloaded', { zip: order.id }, id);
        yield this.file(recording, body);
        manifest.add(recording, 'ok');
      }
      yield this.text('SHA256SUMS', manifest.sums());
      yield this.text('manifest.csv', manifest.csv());
      complete = true;
    } finally {
      // One that was opened and then not asked for has nobody else to close it.
      body?.destroy();
      await this.record(order, 'recording.zip_downloaded', { ...manifest.counts, complete });
    }
  }

  private async find({ workspaceId }: DownloadOrder, id: string): Promise<Recording> {
    const recording = await this.parts.recordings.find({ workspaceId, id });
    if (recording) return recording;
    throw errors.gone('recording.deleted', 'The workspace of this recording was deleted.');
  }

  private file(recording: Recording, body: Readable): ZippedFile {
    const facts = { name: pathOf(recording), modifiedAt: startOf(recording) };
    return { ...facts, sizeBytes: recording.bytes ?? undefined, body: this.proven(recording, body) };
  }

  /** Fails after its last byte, and so before the zip says that the file is whole, when the bytes are other ones. */
  private async *proven(recording: Recording, body: Readable): AsyncGenerator<Buffer> {
    const gauge = new BodyGauge();
    for await (const chunk of chunksOf(body)) {
      gauge.add(chunk, recording.bytes);
      yield chunk;
    }
    const { sizeBytes, sha256 } = gauge.measure();
    if (sizeBytes === recording.bytes && sha256 === recording.sha256) return;
    const message = 'The object in the bucket is not the one that was verified.';
    // So flagged, the next zip proves it first and lists it as changed; a sweep that finds it intact takes it back.
    await this.parts.recordings.note(recording, {
      ...{ lastErrorCode: CHANGED, lastErrorMessage: message, lastErrorAt: this.parts.clock.now() },
    });
    throw errors.conflict(CHANGED, message);
  }

  private text(name: string, text: string): ZippedFile {
    const bytes = Buffer.from(text, 'utf8');
    const body = (async function* whole() {
      yield bytes;
    })();
    return { name, modifiedAt: this.parts.clock.now(), sizeBytes: bytes.length, body };
  }

  private record(
    { workspaceId, actor, requestId }: DownloadOrder,
    action: string,
    details: Readonly<Record<string, string | number | boolean>>,
    recordingId?: string,
  ): Promise<void> {
    return this.parts.audit.append({
      ...{ actor, action, outcome: 'ok', workspaceId, requestId, details },
      ...(recordingId === undefined ? {} : { resource: { type: 'recording', id: recordingId } }),
    });
  }
}
