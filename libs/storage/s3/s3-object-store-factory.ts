import { createHash } from 'node:crypto';
import { ObjectStoreFactory, type BucketConnection } from '@voicekeep/storage/domain';
import type { EndpointGuard } from './endpoint-guard';
import { openS3Client, type S3ClientOptions } from './s3-client';
import { S3ObjectStore } from './s3-object-store';
import { UrlSigner } from './url-signer';

/** Stores kept open; the one longest unused is let go, its connections end by themselves. */
const KEPT_STORES = 200;

export class S3ObjectStoreFactory extends ObjectStoreFactory {
  readonly #kept = new Map<string, S3ObjectStore>();

  constructor(
    private readonly guard: EndpointGuard,
    private readonly options: S3ClientOptions = {},
  ) {
    super();
  }

  override open(connection: BucketConnection): S3ObjectStore {
    const name = createHash('sha256').update(JSON.stringify(connection)).digest('base64');
    const store = this.#kept.get(name) ?? openStore(connection, this.guard, this.options);
    this.#kept.delete(name);
    this.#kept.set(name, store);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT_STORES && oldest !== undefined) this.#kept.delete(oldest);
    return store;
  }
}

function openStore(
  connection: BucketConnection,
  guard: EndpointGuard,
  options: S3ClientOptions,
): S3ObjectStore {
  const open = openS3Client(connection, guard, options);
  const { publicEndpoint } = connection;
  const signing =
    publicEndpoint === null ? open : openS3Client({ ...connection, endpoint: publicEndpoint }, guard);
  return new S3ObjectStore(connection, open, new UrlSigner(signing.client));
}
