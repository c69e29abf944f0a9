/** A file on disk for what does not fit in memory. */
export interface SpoolFile {
  readonly path: string;
  /** May gather some before they are written; takes a copy of what it gathers. */
  append(chunk: Buffer): Promise<void>;
  /** Writes what was gathered. @throws VoicekeepError `disk.full` */
  flush(): Promise<void>;
  /** Flushes and closes; the file stays until `remove`. */
  close(): Promise<void>;
  remove(): Promise<void>;
}

/** How much of its room is taken, in bytes; `freeShare` (0 to 1) is of the disk it lies on. */
export interface SpoolUse {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  readonly freeShare: number;
}

/** Room on disk for large recordings while they are copied. */
export abstract class Spool {
  /** @throws VoicekeepError `disk.full`, retryable, from here or from `append` */
  abstract open(): Promise<SpoolFile>;
  /** Removes whatever an earlier process left. */
  abstract wipe(): Promise<void>;
  abstract use(): Promise<SpoolUse>;
}
