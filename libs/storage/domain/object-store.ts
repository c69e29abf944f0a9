import type { Readable } from 'node:stream';

/** What is put: whole in memory, or a file on disk that can be read again from its start. */
export type ObjectBody = { readonly bytes: Buffer } | { readonly file: string };

export interface PutOptions {
  readonly sizeBytes: number;
  /** Hex. */
  readonly sha256: string;
  /** Hex. */
  readonly md5: string;
  readonly contentType: string;
  /** ASCII names and values, readable again by `head`. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface StoredObject {
  readonly etag: string | null;
  readonly versionId: string | null;
}

export interface ObjectInfo extends StoredObject {
  readonly sizeBytes: number;
  readonly contentType: string | null;
  /** Hex; null when the store keeps no SHA-256 of its own. */
  readonly sha256: string | null;
  readonly storageClass: string | null;
  /** Null when the object was not asked back from an archive class. */
  readonly restore: { readonly ongoing: boolean; readonly until: Date | null } | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ListedObject {
  readonly key: string;
  readonly sizeBytes: number;
  readonly etag: string | null;
  /** Null where the store names none: then it has one class only. */
  readonly storageClass: string | null;
}

export interface ObjectPage {
  readonly keys: readonly ListedObject[];
  /** Null at the end. */
  readonly nextCursor: string | null;
}

export interface ReadOptions {
  /** An HTTP range, `bytes=0-99`, passed on as it is. */
  readonly range?: string | undefined;
  readonly versionId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface ObjectRead {
  readonly body: Readable;
  readonly etag: string | null;
  readonly sizeBytes: number | null;
  readonly contentType: string | null;
  /** Set for a partial answer: `bytes 0-99/1000`. */
  readonly contentRange: string | null;
}

export interface SigningOptions {
  /** 1 to 3600. */
  readonly ttlSeconds: number;
  readonly contentType: string;
  /** Asks the browser to save under this name instead of playing. */
  readonly downloadName?: string | undefined;
}

export interface SignedUrl {
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * One place in one bucket. Only "not found" means absent: `head` and `get` answer null for it, and
 * every other fault throws a VoicekeepError with a `storage.*` code that says whether trying again
 * can help. Putting and deleting the same key again is harmless.
 */
export abstract class ObjectStore {
  /** One put, never multipart. Resolves when the store has answered that it holds the object. */
  abstract put(key: string, body: ObjectBody, options: PutOptions): Promise<StoredObject>;
  abstract get(key: string, options?: ReadOptions): Promise<ObjectRead | null>;
  abstract head(key: string, options?: ReadOptions): Promise<ObjectInfo | null>;
  /** Deletes the key; with `versionId` exactly that version. Absent already is success. */
  abstract delete(
    key: string,
    options?: { readonly versionId?: string; readonly signal?: AbortSignal },
  ): Promise<void>;
  /** Deletes every version of the key. @returns what could not be deleted, empty when nothing remains. */
  abstract deleteAllVersions(
    key: string,
  ): Promise<readonly { readonly versionId: string; readonly reason: string }[]>;
  /**
   * Asks for an archived object to be readable for some days; already under way is success.
   * @throws VoicekeepError `storage.restore_unsupported`
   */
  abstract restore(
    key: string,
    options: {
      readonly days: number;
      readonly tier: 'Expedited' | 'Standard' | 'Bulk';
      readonly signal?: AbortSignal;
    },
  ): Promise<void>;
  /** A GET URL that anybody may use until it expires; made without asking the store. */
  abstract signedUrl(key: string, options: SigningOptions): Promise<SignedUrl>;
  /** The newest version of what lies under a prefix, at most 1000 keys a page, in the store's own order. */
  abstract list(
    prefix: string,
    cursor?: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<ObjectPage>;
}
