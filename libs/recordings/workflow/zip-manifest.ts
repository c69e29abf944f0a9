import { csvLine } from '@voicekeep/call-logs/domain';
import type { Recording } from '@voicekeep/recordings/domain';
import { fileNameOf } from './playback-desk';

/**
 * Why a zip lacks a file. `not_in_bucket`: not yet, or its copy failed; `no_audio`: Twilio kept none; `unreadable`:
 * the bucket refuses to give it; `changed`: what lies there is not what was verified.
 */
export type Absence =
  | 'not_in_bucket'
  | 'no_audio'
  | 'lost'
  | 'deleted'
  | 'archived'
  | 'object_missing'
  | 'changed'
  | 'unreadable';

const HEAD = [
  ...['file', 'recording_sid', 'call_sid', 'started_at', 'kind', 'duration_seconds', 'bytes', 'sha256'],
  'status',
] as const;

/** What a zip holds and what it lacks. Names no person and no number. */
export class ZipManifest {
  readonly #lines: string[] = [csvLine(HEAD)];
  readonly #sums: string[] = [];
  #files = 0;
  #missing = 0;
  #bytes = 0;

  add(recording: Recording, status: 'ok' | Absence): void {
    const { recordingSid, callSid, kind, durationSeconds, bytes, sha256 } = recording;
    const file = pathOf(recording);
    const startedAt = startOf(recording).toISOString();
    this.#lines.push(
      csvLine([file, recordingSid, callSid, startedAt, kind, durationSeconds, bytes, sha256, status]),
    );
    if (status !== 'ok') {
      this.#missing += 1;
      return;
    }
    this.#sums.push(`${sha256}  ${file}\n`);
    this.#files += 1;
    this.#bytes += bytes ?? 0;
  }

  get counts(): { readonly files: number; readonly missing: number; readonly bytes: number } {
    return { files: this.#files, missing: this.#missing, bytes: this.#bytes };
  }

  /** A line per recording that was asked for (RFC 4180). */
  csv(): string {
    return this.#lines.join('');
  }

  /** As `sha256sum --check` reads it; only files that are there. */
  sums(): string {
    return this.#sums.join('');
  }
}

/** Where a recording lies in the zip: by the UTC day of its start, under its SID as in the bucket. */
export const pathOf = (recording: Recording): string =>
  `${startOf(recording).toISOString().slice(0, 10)}/${fileNameOf(recording)}`;

export const startOf = ({ startedAt, sourceCreatedAt }: Recording): Date => startedAt ?? sourceCreatedAt;
