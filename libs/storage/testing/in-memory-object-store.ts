import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import {
  ObjectStore,
  type ObjectBody,
  type ObjectInfo,
  type ObjectPage,
  type ObjectRead,
  type PutOptions,
  type ReadOptions,
  type SignedUrl,
  type SigningOptions,
  type StoredObject,
} from '@voicekeep/storage/domain';
import { cutRange } from './cut-range';

interface Version {
  readonly versionId: string;
  /** Null for a delete marker. */
  readonly object: { readonly bytes: Buffer; readonly options: PutOptions } | null;
}

const PAGE = 1000;

/** A bucket in memory that keeps the promises of the port; passes the same contract suite as the S3 adapter. */
export class InMemoryObjectStore extends ObjectStore {
  /** Newest first. */
  readonly #versions = new Map<string, Version[]>();

  constructor(private readonly settings: { versioned?: boolean; enforcesSha256?: boolean } = {}) {
    super();
  }

  override async put(key: string, body: ObjectBody, options: PutOptions): Promise<StoredObject> {
    options.signal?.throwIfAborted();
    const bytes = 'bytes' in body ? Buffer.from(body.bytes) : await readFile(body.file);
    requireWhole(bytes, options, this.settings.enforcesSha256 ?? false);
    const version = { versionId: newId(), object: { bytes, options } };
    this.#versions.set(key, [version, ...(this.settings.versioned ? this.versionsOf(key) : [])]);
    return { etag: etagOf(bytes), versionId: this.shown(version) };
  }

  override async get(key: string, options: ReadOptions = {}): Promise<ObjectRead | null> {
    const found = this.find(key, options.versionId);
    if (!found?.object) return null;
    const { bytes, options: put } = found.object;
    const { part, contentRange } = cutRange(bytes, options.range);
    return {
      body: Readable.from([part]),
      etag: etagOf(bytes),
      sizeBytes: part.length,
      contentType: put.contentType,
      contentRange,
    };
  }

  override async head(key: string, options: ReadOptions = {}): Promise<ObjectInfo | null> {
    const found = this.find(key, options.versionId);
    if (!found?.object) return null;
    const { bytes, options: put } = found.object;
    return {
      etag: etagOf(bytes),
      versionId: this.shown(found),
      sizeBytes: bytes.length,
      contentType: put.contentType,
      sha256: this.settings.enforcesSha256 ? put.sha256 : null,
      storageClass: null,
      restore: null,
      metadata: { ...put.metadata },
    };
  }

  override async delete(key: string, options: { readonly versionId?: string } = {}): Promise<void> {
    const versions = this.versionsOf(key);
    if (options.versionId !== undefined)
      this.#versions.set(
        key,
        versions.filter(({ versionId }) => versionId !== options.versionId),
      );
    else if (this.settings.versioned)
      this.#versions.set(key, [{ versionId: newId(), object: null }, ...versions]);
    else this.#versions.delete(key);
  }

  override async deleteAllVersions(key: string): Promise<readonly never[]> {
    this.#versions.delete(key);
    return [];
  }

  /** Readable by nobody: there is no server behind it. */
  override async restore(): Promise<void> {
    throw errors.conflict('storage.restore_unsupported', 'This store knows no restore.');
  }

  override async signedUrl(key: string, options: SigningOptions): Promise<SignedUrl> {
    const url = `https://bucket.invalid/${key}?expires=${options.ttlSeconds}&nonce=${newId()}`;
    return { url, expiresAt: new Date(Date.now() + options.ttlSeconds * 1000) };
  }

  override async list(
    prefix: string,
    cursor = '',
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<ObjectPage> {
    options.signal?.throwIfAborted();
    const all = [...this.#versions.entries()]
      .flatMap(([key, [newest]]) => {
        if (!newest?.object) return [];
        const { bytes } = newest.object;
        return [{ key, sizeBytes: bytes.length, etag: etagOf(bytes), storageClass: null }];
      })
      .filter(({ key }) => key.startsWith(prefix) && key > cursor)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const keys = all.slice(0, PAGE);
    return { keys, nextCursor: all.length > PAGE ? (keys.at(-1)?.key ?? null) : null };
  }

  private versionsOf(key: string): Version[] {
    return this.#versions.get(key) ?? [];
  }

  private find(key: string, versionId: string | undefined): Version | undefined {
    const versions = this.versionsOf(key);
    return versionId === undefined
      ? versions[0]
      : versions.find((version) => version.versionId === versionId);
  }

  private shown(version: Version): string | null {
    return this.settings.versioned ? version.versionId : null;
  }
}

const digest = (algorithm: string, bytes: Buffer): string =>
  createHash(algorithm).update(bytes).digest('hex');
const etagOf = (bytes: Buffer): string => `"${digest('md5', bytes)}"`;

function requireWhole(bytes: Buffer, options: PutOptions, enforcesSha256: boolean): void {
  const whole =
    bytes.length === options.sizeBytes &&
    digest('md5', bytes) === options.md5 &&
    (!enforcesSha256 || digest('sha256', bytes) === options.sha256);
  if (!whole)
    throw errors.unavailable(
      'storage.checksum_refused',
      'The bytes were altered on their way; they are sent again.',
      {
        retryable: true,
      },
    );
}
