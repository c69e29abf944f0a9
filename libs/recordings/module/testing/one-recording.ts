import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { errors } from '@voicekeep/shared/errors';
import type { SourceMedia, SourceRecording } from '@voicekeep/telephony/domain';

/** A WAV file of noise, 8 kHz 16 bit. */
export function wav(seconds: number, channels = 1): Buffer {
  const data = randomBytes(seconds * 16_000 * channels);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(16_000 * channels, 28);
  head.writeUInt16LE(2 * channels, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** A source with one recording whose behaviour a test may bend. */
export class OneRecording {
  readonly accountSid = `AC${'0'.repeat(32)}`;
  file = wav(3);
  /** Its metadata's word on its length. */
  saysSeconds = 3;
  send: (file: Buffer) => { bytes: Buffer; announced: number | null } = (bytes) => ({
    bytes,
    announced: bytes.length,
  });
  dual = true;
  /** False where it keeps metadata alone. */
  hasMedia = true;
  deleted = false;
  deletions = 0;
  atDelete: () => void = () => undefined;
  asked: number[] = [];

  async recording(recordingSid: string, { includeDeleted = false } = {}): Promise<SourceRecording | null> {
    if (this.deleted && !includeDeleted) return null;
    return {
      ...seen(recordingSid),
      status: this.deleted ? 'deleted' : 'completed',
      durationSeconds: this.saysSeconds,
    };
  }
  async recordings() {
    return { items: [], nextPage: null };
  }
  async call() {
    return null;
  }
  async calls() {
    return { items: [], nextPage: null };
  }
  async download(_sid: string, { channels }: { channels: 1 | 2 }): Promise<SourceMedia | null> {
    this.asked.push(channels);
    if (this.deleted || !this.hasMedia) return null;
    if (channels === 2 && !this.dual) throw errors.invalid('telephony.no_dual_channel', 'Mono only.');
    const { bytes, announced } = this.send(this.file);
    return {
      body: Readable.from([bytes]),
      contentType: 'audio/x-wav',
      sizeBytes: announced,
      contentRange: null,
    };
  }
  async delete(): Promise<'deleted' | 'not-found'> {
    this.deletions += 1;
    if (this.deleted) return 'not-found';
    this.atDelete();
    this.deleted = true;
    return 'deleted';
  }
}

export const seen = (recordingSid: string): SourceRecording => ({
  ...{ recordingSid, accountSid: `AC${'0'.repeat(32)}`, callSid: `CA${'1'.repeat(32)}`, status: 'completed' },
  ...{ source: 'DialVerb', channels: 1, durationSeconds: 3, startedAt: null, errorCode: null },
  ...{ createdAt: new Date('2026-03-01T10:00:00Z'), encryptionDetails: null },
});
