import { createHash } from 'node:crypto';
import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import type { ObjectBody } from '@voicekeep/storage/domain';
import type { RecordingSource, SourceMedia } from '@voicekeep/telephony/domain';
import {
  inspect,
  type Inspection,
  type Peaks,
  type Recording,
  type Spool,
} from '@voicekeep/recordings/domain';
import { ArrivingBody } from './arriving-body';
import { BodyGauge, chunksOf } from './body-gauge';
import { BODIES_BYTES, MemoryBudget } from './memory-budget';

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

interface FetchWay extends FetchOptions {
  readonly channels: 1 | 2;
  /** Waits for the source from now on, or not. */
  readonly listen: () => void;
  readonly rest: () => void;
}

/** Downloads a recording once, hashing as it goes; small ones stay in memory, large ones wait on disk. */
export class RecordingFetcher {
  constructor(
    private readonly spool: Spool,
    private readonly budget = new MemoryBudget(BODIES_BYTES),
  ) {}

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
    let timer: NodeJS.Timeout | undefined;
    const rest = (): void => clearTimeout(timer);
    const listen = (): void => {
      rest();
      timer = setTimeout(() => idle.abort(stalled), IDLE_MS);
    };
    const { onProgress } = options;
    listen();
    try {
      // A customer's own key encrypts the WAV form alone.
      const format = recording.encryptionDetails === null ? options.format : 'wav';
      const opened = await openMedia(source, recording, format, signal);
      const way = { ...opened, format, signal, listen, rest, onProgress };
      return opened && (await this.read(recording, opened.media, { ...way, channels: opened.channels }));
    } catch (error) {
      throw idle.signal.aborted && !options.signal.aborted ? stalled : error;
    } finally {
      rest();
    }
  }

  private async read(recording: Recording, media: SourceMedia, way: FetchWay): Promise<FetchedRecording> {
    const md5 = createHash('md5');
    const encrypted = recording.encryptionDetails !== null;
    const gauge = new BodyGauge({ outlined: !encrypted && way.format === 'wav' });
    const destroy = (): void => void media.body.destroy();
    way.signal.addEventListener('abort', destroy, { once: true });
    const body = new ArrivingBody(this.spool, this.budget, way.signal);
    try {
      await body.expect(media.sizeBytes);
      for await (const chunk of chunksOf(media.body)) {
        // The source is not to blame for the time its bytes wait for room here.
        way.rest();
        way.onProgress();
        gauge.add(chunk, media.sizeBytes);
        md5.update(chunk);
        await body.add(chunk);
        way.listen();
      }
      way.signal.throwIfAborted();
      const { head, sizeBytes, sha256, peaks } = gauge.measure();
      const inspection = inspect(
        { ...{ format: way.format, head, sizeBytes, announcedBytes: media.sizeBytes }, encrypted },
        recording.durationSeconds,
      );
      return {
        body: await body.end(),
        ...{ sizeBytes, inspection, peaks, sha256, md5: md5.digest('hex') },
        contentType: way.format === 'mp3' ? 'audio/mpeg' : 'audio/x-wav',
        channels: inspection.channels ?? way.channels,
        discard: () => body.discard(),
      };
    } catch (error) {
      await body.discard();
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
