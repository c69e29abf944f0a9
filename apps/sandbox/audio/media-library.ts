import { createHash } from 'node:crypto';
import type { Recording } from '../state/recording';
import type { RecordingComposer } from './composer';
import type { EncodeMp3 } from './mp3';
import { encryptMedia } from './encryption';
import { encodeWav, wavBytes } from './wav';

export type MediaFormat = 'wav' | 'mp3';
const GCM_TAG_BYTES = 16;
const CACHE_BYTES = 16 * 1024 * 1024;

/** The files of recordings, made when asked for; the same recording always has the same bytes. */
export class MediaLibrary {
  private readonly made = new Map<string, Buffer>();
  private readonly digests = new Map<string, string>();
  private cachedBytes = 0;

  constructor(
    private readonly composer: RecordingComposer,
    private readonly encodeMp3: EncodeMp3,
  ) {}

  durationSeconds(recording: Recording): number {
    return this.composer.durationSeconds(recording);
  }

  /** Size of the full WAV form, without making it. */
  wavBytes(recording: Recording): number {
    const plain = wavBytes(this.composer.frames(recording), recording.channels);
    return recording.storage === 'encrypted' ? plain + GCM_TAG_BYTES : plain;
  }

  /** Hex SHA-256 of the full WAV form. */
  wavSha256(recording: Recording): string {
    const known = this.digests.get(recording.sid);
    if (known) return known;
    const digest = createHash('sha256').update(this.file(recording, 'wav')).digest('hex');
    this.digests.set(recording.sid, digest);
    return digest;
  }

  /** The file as created, or mixed down to one channel; ciphertext when the account encrypts. */
  file(recording: Recording, format: MediaFormat, channels: 1 | 2 = recording.channels): Buffer {
    const key = `${recording.sid}.${format}/${channels}`;
    const known = this.made.get(key);
    if (known) return known;
    const samples = this.composer.samples(recording, channels);
    const plain = format === 'mp3' ? this.encodeMp3(samples, channels) : encodeWav(samples, channels);
    const file = recording.storage === 'encrypted' ? encryptMedia(recording.sid, plain) : plain;
    this.keep(key, file);
    return file;
  }

  private keep(key: string, file: Buffer): void {
    this.made.set(key, file);
    this.cachedBytes += file.length;
    for (const [oldest, bytes] of this.made) {
      if (this.cachedBytes <= CACHE_BYTES) return;
      this.made.delete(oldest);
      this.cachedBytes -= bytes.length;
    }
  }
}
