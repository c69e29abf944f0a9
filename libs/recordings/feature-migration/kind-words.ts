import type { MigrationRun, MigrationRunKind } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, type Question } from '@voicekeep/shared/ui';

/** How each kind of run is spoken of. */
export interface KindWords {
  readonly name: string;
  readonly verb: string;
  readonly listing: string;
  readonly cancelLabel: string;
  readonly cancelQuestion: Question;
  readonly cancelled: string;
  readonly skipped: string;
  /** A sentence to send to one's boss. */
  readonly end: (run: MigrationRun) => string;
}

export const KIND_WORDS: Readonly<Record<MigrationRunKind, KindWords>> = {
  copy: {
    name: 'Copy to the bucket',
    verb: 'copied',
    listing: 'still reading the list at Twilio',
    cancelLabel: 'Cancel migration',
    cancelQuestion: {
      title: 'Cancel the migration?',
      sentences: [
        'Recordings that were copied stay in your bucket; the others stay at Twilio.',
        'You can start again later: what is already verified is not copied twice.',
      ],
      action: 'Cancel migration',
    },
    cancelled: 'Cancelled. What was copied stays in your bucket.',
    skipped: 'needed no copy: already in your bucket, deleted here or without audio.',
    end: ({ done, failed, bytes }) =>
      `${formatCount(done)} recordings (${formatBytes(bytes)}) were copied to your bucket and every copy was verified.` +
      attention(failed, ' need attention and are still at Twilio.'),
  },
  delete_twilio_copies: {
    name: 'Delete at Twilio',
    verb: 'deleted',
    listing: 'still looking',
    cancelLabel: 'Cancel deletion',
    cancelQuestion: {
      title: 'Cancel the deletion?',
      sentences: [
        'Copies that were deleted at Twilio are gone; the others stay there.',
        'Your bucket is not touched.',
      ],
      action: 'Cancel deletion',
    },
    cancelled: 'Cancelled. The other copies stay at Twilio.',
    skipped: 'stay at Twilio: held, out of scope or not verified any more.',
    end: ({ done, failed }) =>
      `${formatCount(done)} copies were deleted at Twilio; the verified ones stay in your bucket.` +
      attention(failed, ' need attention.'),
  },
  move_copies: {
    name: 'Move to this bucket',
    verb: 'moved',
    listing: 'still looking',
    cancelLabel: 'Cancel move',
    cancelQuestion: {
      title: 'Cancel the move?',
      sentences: ['What was moved stays in the new bucket. The others stay where they are and keep playing.'],
      action: 'Cancel move',
    },
    cancelled: 'Cancelled. The other recordings stay where they were and keep playing.',
    skipped: 'needed no move: deleted meanwhile, or written there by Twilio itself.',
    end: ({ done, failed, bytes }) =>
      `${formatCount(done)} recordings (${formatBytes(bytes)}) lie in the new bucket, and every copy was verified; the old files are removed an hour later.` +
      attention(failed, ' need attention and stay where they were.'),
  },
};

const attention = (failed: number, words: string): string =>
  failed > 0 ? ` ${formatCount(failed)}${words}` : '';
