import type { MediaLibrary } from '../audio/media-library';
import type { Recording } from '../state/recording';
import { externalKeyOf, externalUrlOf, type ExternalStorage } from './external-storage';

/** A bucket that does not take a file in this time has refused it. */
const PATIENCE_MS = 30_000;

/** Writes new recordings into the owner's bucket while the switch is on; then the account itself keeps no media. */
export class ExternalBucket {
  private settings: ExternalStorage | null = null;

  constructor(private readonly media: MediaLibrary) {}

  set(settings: ExternalStorage | null): void {
    this.settings = settings;
  }

  /** A recording that begins now: where its sound will be kept. */
  claimed(recording: Recording): Recording {
    if (!this.settings) return recording;
    return { ...recording, storage: 'external', externalUrl: externalUrlOf(this.settings, recording) };
  }

  /**
   * Writes the file of a recording that was begun while the switch was on. A put that fails leaves it without any,
   * as at Twilio, which then reports 16111 and completes the recording all the same.
   */
  async deliver(recording: Recording): Promise<void> {
    const { settings } = this;
    if (!settings || recording.externalUrl !== externalUrlOf(settings, recording)) return;
    const { S3Client, PutObjectCommand } = await import('@aws-sdk/client-s3');
    const { endpoint, region, bucket: Bucket, accessKeyId, secretAccessKey } = settings;
    const client = new S3Client({
      ...{ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } },
      ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
    });
    const Key = externalKeyOf(settings, recording);
    const Body = this.media.file(recording, 'wav');
    try {
      const put = new PutObjectCommand({ Bucket, Key, Body, ContentType: 'audio/x-wav' });
      await client.send(put, { abortSignal: AbortSignal.timeout(PATIENCE_MS) });
    } catch {
      return;
    } finally {
      client.destroy();
    }
  }
}
