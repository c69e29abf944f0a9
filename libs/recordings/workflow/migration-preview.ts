import type { MigrationPreview } from '@voicekeep/shared/contracts';
import { withDeadline } from '@voicekeep/shared/kernel';
import type { StoragePolicy, WorkspaceStorage } from '@voicekeep/storage/domain';
import type { RecordingSource, RecordingSources, SourceRecording } from '@voicekeep/telephony/domain';
import { inScope, kindOf, type HistoryBooks, type Parties } from '@voicekeep/recordings/domain';
import { callParties } from './call-parties';

export interface MigrationPreviewerParts {
  readonly books: HistoryBooks;
  readonly storage: WorkspaceStorage;
  readonly sources: RecordingSources;
}

/** A page of a thousand takes Twilio a second or two: some ten thousand recordings are counted in this time. */
const DEADLINE_MS = 10_000;
/** Twilio's WAV is PCM of 16 bit at 8 kHz, its MP3 has 32 kbit/s whatever the channels (https://www.twilio.com/docs/voice/api/recording). */
const WAV_BYTES_PER_SECOND = 16_000;
const MP3_BYTES_PER_SECOND = 4000;
/** Cautious: small recordings are bound by calls to Twilio and the bucket, long ones by the line. */
const COPIES_PER_SECOND = 5;
const COPIED_BYTES_PER_SECOND = 10_000_000;

/** Says what a run would move, by reading Twilio's list beside the books. Enters nothing. */
export class MigrationPreviewer {
  constructor(private readonly parts: MigrationPreviewerParts) {}

  /**
   * Answers within some ten seconds: counting that did not come to its end, for time or for trouble at Twilio,
   * says `complete: false`. @throws VoicekeepError when not even the first page could be read
   */
  async preview(workspaceId: string, from: Date | null, to: Date | null): Promise<MigrationPreview> {
    const { sources, storage } = this.parts;
    const source = await sources.open(workspaceId);
    const policy = await storage.policy(workspaceId);
    const sum = { recordings: 0, seconds: 0, bytes: 0 };
    let [hasRead, complete] = [false, false];
    try {
      complete = await withDeadline(DEADLINE_MS, async (signal) => {
        let [page, sure]: [string | undefined, boolean] = [undefined, true];
        do {
          const window = { createdFrom: from ?? undefined, createdTo: to ?? undefined, page, signal };
          const { items, nextPage } = await source.recordings(window);
          const listed = items.filter(
            ({ status, createdAt }) =>
              status === 'completed' && (!from || createdAt >= from) && (!to || createdAt < to),
          );
          sure = (await this.add(sum, workspaceId, source, policy, listed, signal)) && sure;
          hasRead = true;
          page = nextPage ?? undefined;
          if (page !== undefined) signal.throwIfAborted();
        } while (page !== undefined);
        return sure;
      });
    } catch (error) {
      if (!hasRead) throw error;
    }
    const seconds = Math.max(sum.recordings / COPIES_PER_SECOND, sum.bytes / COPIED_BYTES_PER_SECOND);
    return { ...sum, estimatedSeconds: Math.ceil(seconds), complete };
  }

  /** @returns false when the parties of some call could not be found, so that its recording may be missing */
  private async add(
    sum: { recordings: number; seconds: number; bytes: number },
    workspaceId: string,
    source: RecordingSource,
    policy: StoragePolicy | null,
    listed: readonly SourceRecording[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const sids = listed.map(({ recordingSid }) => recordingSid);
    const wanted = await this.parts.books.wanted(workspaceId, sids);
    const open = listed.filter(({ recordingSid }) => wanted.has(recordingSid));
    const asks = (policy?.scope.numbers.length ?? 0) > 0;
    const parties = asks ? await callParties(source, open, signal) : new Map<string, Parties>();
    for (const seen of open) {
      const fits = { ...seen, sourceCreatedAt: seen.createdAt, kind: kindOf(seen.source) };
      if (policy && !inScope(policy.scope, fits, parties.get(seen.callSid) ?? null)) continue;
      sum.recordings += 1;
      sum.seconds += seen.durationSeconds ?? 0;
      sum.bytes += bytesOf(seen, policy);
    }
    return !asks || open.every(({ callSid }) => parties.has(callSid));
  }
}

function bytesOf(
  { durationSeconds, channels, encryptionDetails }: SourceRecording,
  policy: StoragePolicy | null,
) {
  const compressed = policy?.audioFormat === 'mp3' && encryptionDetails === null;
  const rate = compressed ? MP3_BYTES_PER_SECOND : WAV_BYTES_PER_SECOND * (channels ?? 1);
  return (durationSeconds ?? 0) * rate;
}
