import { InMemoryRecordingSource } from '@voicekeep/telephony/testing';
import type { SourceRecording } from '@voicekeep/telephony/domain';

const PAGE = 1000;
const hex = (n: number): string => n.toString(16).padStart(32, '0');

/** An account of so many recordings that none is held: each page is made when it is asked for. */
export class EndlessAccount extends InMemoryRecordingSource {
  pages = 0;
  /** Milliseconds each page takes. */
  slow: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly count: number) {
    super(`AC${hex(1)}`);
  }

  override async recordings({ page = '0', signal }: Parameters<InMemoryRecordingSource['recordings']>[0]) {
    await this.slow();
    signal?.throwIfAborted();
    this.pages += 1;
    const start = Number(page);
    const end = Math.min(this.count, start + PAGE);
    const items = Array.from({ length: end - start }, (_, index) => this.made(start + index));
    return { items, nextPage: end < this.count ? String(end) : null };
  }

  override async call() {
    return null;
  }

  private made(n: number): SourceRecording {
    const createdAt = new Date(Date.parse('2026-03-01T00:00:00Z') - n * 60_000);
    return {
      ...{
        recordingSid: `RE${hex(n)}`,
        accountSid: this.accountSid,
        callSid: `CA${hex(n)}`,
        status: 'completed',
      },
      ...{ source: 'DialVerb', channels: 1, durationSeconds: 30, startedAt: createdAt, createdAt },
      ...{ errorCode: null, encryptionDetails: null },
    };
  }
}
