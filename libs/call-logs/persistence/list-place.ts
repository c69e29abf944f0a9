import { errors } from '@voicekeep/shared/errors';
import { isUuid } from '@voicekeep/shared/kernel';
import { decodeCursor, encodeCursor } from '@voicekeep/shared/persistence';

/** A row's place in the list: newest first, equal times by id. */
export interface ListPlace {
  readonly listedAt: Date;
  readonly id: string;
}

/** Which way a page goes on from a place. */
export interface ListCursor extends ListPlace {
  readonly towards: 'older' | 'newer';
}

export function writeCursor(towards: ListCursor['towards'], { listedAt, id }: ListPlace): string {
  return encodeCursor([towards, listedAt.getTime(), id]);
}

/** @throws VoicekeepError `request.cursor_format` kind malformed */
export function readCursor(text: string): ListCursor {
  const [towards, time, id] = decodeCursor(text, 3);
  const listedAt = new Date(Number(time));
  if (
    (towards === 'older' || towards === 'newer') &&
    !Number.isNaN(listedAt.getTime()) &&
    typeof id === 'string' &&
    isUuid(id)
  )
    return { towards, listedAt, id };
  throw errors.malformed(
    'request.cursor_format',
    'The cursor is not one of ours; take nextCursor of the page before, or leave it out.',
  );
}
