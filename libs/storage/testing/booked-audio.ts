import {
  StoredAudio,
  type AskedBack,
  type AudioAmount,
  type AudioGroup,
  type AudioSample,
} from '@voicekeep/storage/domain';

export interface BookedRecording {
  readonly recordingSid: string;
  readonly locationId: string;
  readonly objectKey: string;
  readonly bytes: number;
  readonly seconds: number;
  readonly storedAt: Date;
}

const SMALL = 128 * 1024;

/** Recordings as storage asks about them, held in memory. */
export class BookedAudio extends StoredAudio {
  readonly books: BookedRecording[] = [];
  readonly classes = new Map<string, string>();
  readonly asked: AskedBack[] = [];

  override async groups(): Promise<readonly AudioGroup[]> {
    return this.books.map(({ locationId, objectKey, bytes, seconds, storedAt }) => ({
      ...{ locationId, bytes, seconds, objects: 1, minutes: Math.ceil(seconds / 60) },
      storageClass: this.classes.get(objectKey) ?? 'STANDARD',
      month: storedAt.toISOString().slice(0, 7),
    }));
  }

  override async amount(
    _workspaceId: string,
    locationId: string,
    keyPrefix: string,
    storedBefore: Date | null,
  ): Promise<AudioAmount> {
    const found = this.books.filter(
      (book) =>
        book.locationId === locationId &&
        book.objectKey.startsWith(keyPrefix) &&
        (storedBefore === null || book.storedAt < storedBefore),
    );
    const small = found.filter(({ bytes }) => bytes < SMALL);
    const sum = (books: readonly BookedRecording[]): number =>
      books.reduce((all, { bytes }) => all + bytes, 0);
    return {
      ...{ objects: found.length, bytes: sum(found) },
      ...{ smallObjects: small.length, smallBytes: sum(small) },
    };
  }

  override async sample(_workspaceId: string, locationId: string | null): Promise<AudioSample | null> {
    const found = this.books.findLast((book) => locationId === null || book.locationId === locationId);
    return found
      ? { recordingSid: found.recordingSid, kind: 'call', day: found.storedAt, objectKey: found.objectKey }
      : null;
  }

  override async noteClasses(
    _workspaceId: string,
    _locationId: string,
    seen: readonly { readonly key: string; readonly storageClass: string }[],
  ): Promise<void> {
    for (const { key, storageClass } of seen) this.classes.set(key, storageClass);
  }

  override async underRestore(): Promise<readonly AskedBack[]> {
    return this.asked;
  }

  override async restored(_workspaceId: string, recordingId: string): Promise<void> {
    const at = this.asked.findIndex((one) => one.recordingId === recordingId);
    if (at >= 0) this.asked.splice(at, 1);
  }
}
