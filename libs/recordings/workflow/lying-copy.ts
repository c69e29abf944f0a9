import { createHash } from 'node:crypto';
import { errors } from '@voicekeep/shared/errors';
import type { ObjectBody, ObjectInfo, ObjectStore } from '@voicekeep/storage/domain';
import { STORED_STATES, type Recording } from '@voicekeep/recordings/domain';
import type { ArrivingBody } from './arriving-body';
import { BodyGauge, chunksOf } from './body-gauge';

/** A recording whose verified copy rests in a bucket. */
export interface LyingCopy extends Recording {
  readonly locationId: string;
  readonly objectKey: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Read whole from where it lies, and equal to what was once verified. */
export interface ReadCopy {
  readonly body: ObjectBody;
  /** Hex. */
  readonly md5: string;
  readonly info: ObjectInfo;
}

/** What is being deleted at Twilio does not rest: it is looked at where it lies. What Twilio wrote is not ours. */
export function isLying(recording: Recording | null): recording is LyingCopy {
  if (recording === null || recording.writtenBy === 'twilio') return false;
  if (!STORED_STATES.includes(recording.state) || recording.state === 'cleaning') return false;
  const { locationId, objectKey, bytes, sha256 } = recording;
  return locationId !== null && objectKey !== null && bytes !== null && sha256 !== null;
}

export const liesWhere = (one: LyingCopy, other: LyingCopy): boolean =>
  one.locationId === other.locationId && one.objectKey === other.objectKey;

/** @throws VoicekeepError `recording.copy_changed` unless it is what was verified; `storage.*`, `disk.full` */
export async function readCopy(
  { objectKey: key, versionId, bytes, sha256 }: LyingCopy,
  store: ObjectStore,
  arriving: ArrivingBody,
  signal: AbortSignal,
): Promise<ReadCopy> {
  const version = versionId === null ? {} : { versionId };
  const info = await store.head(key, { ...version, signal });
  const read = info && (await store.get(key, { ...version, signal }));
  if (!info || !read) throw changed('is not there any more');
  const [gauge, md5] = [new BodyGauge(), createHash('md5')];
  try {
    await arriving.expect(bytes);
    for await (const chunk of chunksOf(read.body)) {
      signal.throwIfAborted();
      gauge.add(chunk, bytes);
      md5.update(chunk);
      await arriving.add(chunk);
    }
  } finally {
    read.body.destroy();
  }
  const seen = gauge.measure();
  if (seen.sizeBytes !== bytes || seen.sha256 !== sha256) throw changed('is another file by now');
  return { body: await arriving.end(), md5: md5.digest('hex'), info };
}

const changed = (what: string): Error =>
  errors.conflict(
    'recording.copy_changed',
    `The file in the old bucket ${what}, so it was not moved; the daily comparison of buckets and database says what is left of it.`,
  );
