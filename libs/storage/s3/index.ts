export { EndpointGuard } from './endpoint-guard';
export { S3ObjectStoreFactory } from './s3-object-store-factory';
export { S3ConnectionCheck } from './connection-check/s3-connection-check';
export { toStorageError } from './s3-errors';
export { S3BucketLifecycle } from './s3-bucket-lifecycle';
