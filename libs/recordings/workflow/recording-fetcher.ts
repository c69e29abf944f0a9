import { createHash } from 'node:crypto';
import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import type { ObjectBody } from '@voicekeep/storage/domain';
import type { RecordingSource, SourceMedia } from '@voicekeep/telephony/domain';
import {
  inspect,
  PeakMeter,
  type Inspection,
  type Peaks,
  type Recording,
  type Spool,
  type SpoolFile,
} from '@voicekeep/recordings/domain';

const MEMORY_BYTES = 16 * 1024 * 1024;
const HEAD_BYTES = 8192;
const IDLE_MS = 30_000;

/** A download proven whole, with everything a put needs. */
export interface FetchedRecording {
  readonly body: ObjectBody;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly md5: string;
  readonly contentType: string;
  readonly inspection: Inspection;
  readonly channels: number;
  readonly peaks: Peaks | null;
  /** Gives memory and disk back. */
  discard(): Promise<void>;
}

export interface FetchOptions {
  readonly format: 'wav' | 'mp3';
  readonly signal: AbortSignal;
  /** Called as bytes arrive. */
  readonly onProgress: () => void;
}

/** Downloads a recording once, hashing as it goes; small ones stay in memory, large ones wait on disk. */
export class RecordingFetcher {
  constructor(private readonly spool: Spool) {}

  /**
   * @returns null when the source has no media for it
   * @throws VoicekeepError of the source, of `inspect`, `source.stalled` and `disk.full`
   */
  async fetch(
    recording: Recording,
    source: RecordingSource,
    options: FetchOptions,
  ): Promise<FetchedRecording | null> {
    const idle = new AbortController();
    const signal = AbortSignal.any([options.signal, idle.signal]);
    const stalled = errors.unavailable(
      'source.stalled',
      'Twilio stopped sending in the middle of the recording; it is fetched again.',
      { retryable: true },
    );
    let timer = setTimeout(() => idle.abort(stalled), IDLE_MS);
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => idle.abort(stalled), IDLE_MS);
      options.onProgress();
    };
    try {
      // A customer's own key encrypts the WAV form alone.
      const format = recording.encryptionDetails === null ? options.format : 'wav';
      const opened = await openMedia(source, recording, format, signal);
      return opened && (await this.read(recording, opened.media, { ...opened, format, signal, alive }));
    } catch (error) {
      throw idle.signal.aborted && !options.signal.aborted ? stalled : error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async read(
    recording: Recording,
    media: SourceMedia,
    way: { channels: 1 | 2; format: 'wav' | 'mp3'; signal: AbortSignal; alive: () => void },
  ): Promise<FetchedRecording> {
    const [sha256, md5] = [createHash('sha256'), createHash('md5')];
    const meter = new PeakMeter();
    const destroy = (): void => void media.body.destroy();
    way.signal.addEventListener('abort', destroy, { once: true });
    let chunks: Buffer[] = [];
    let file: SpoolFile | null = null;
    let head = Buffer.alloc(0);
    let sizeBytes = 0;
    try {
      for await (const part of media.body) {
        const chunk = Buffer.isBuffer(part) ? part : Buffer.from(part as Uint8Array);
        way.alive();
        sizeBytes += chunk.length;
        sha256.update(chunk);
        md5.update(chunk);
        if (recording.encryptionDetails === null && way.format === 'wav') meter.add(chunk, media.sizeBytes);
        if (head.length < HEAD_BYTES)
          head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
        chunks.push(chunk);
        if (sizeBytes > MEMORY_BYTES) {
          file ??= await this.spool.open();
          for (const waiting of chunks) await file.append(waiting);
          chunks = [];
        }
      }
      way.signal.throwIfAborted();
      const inspection = inspect(
        {
          ...{ format: way.format, head, sizeBytes, announcedBytes: media.sizeBytes },
          encrypted: recording.encryptionDetails !== null,
        },
        recording.durationSeconds,
      );
      await file?.close();
      const spooled = file;
      return {
        body: spooled ? { file: spooled.path } : { bytes: Buffer.concat(chunks) },
        ...{ sizeBytes, inspection, peaks: meter.peaks() },
        ...{ sha256: sha256.digest('hex'), md5: md5.digest('hex') },
        contentType: way.format === 'mp3' ? 'audio/mpeg' : 'audio/x-wav',
        channels: inspection.channels ?? way.channels,
        discard: async () => spooled?.remove(),
      };
    } catch (error) {
      await file?.remove();
      throw error;
    } finally {
      way.signal.removeEventListener('abort', destroy);
      media.body.destroy();
    }
  }
}

/** Asks for both channels where there are two, and takes the one there is when the source has no such form. */
async function openMedia(
  source: RecordingSource,
  recording: Recording,
  format: 'wav' | 'mp3',
  signal: AbortSignal,
): Promise<{ media: SourceMedia; channels: 1 | 2 } | null> {
  const wanted = (recording.channels ?? 1) >= 2 ? 2 : 1;
  const open = async (channels: 1 | 2): Promise<{ media: SourceMedia; channels: 1 | 2 } | null> => {
    const media = await source.download(recording.recordingSid, { format, channels, signal });
    return media && { media, channels };
  };
  try {
    return await open(wanted);
  } catch (error) {
    if (wanted === 1 || !(error instanceof VoicekeepError) || error.code !== 'telephony.no_dual_channel')
      throw error;
    return open(1);
  }
}
