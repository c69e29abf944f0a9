export {
  ObjectStore,
  type ObjectBody,
  type ObjectInfo,
  type ObjectRead,
  type PutOptions,
  type ReadOptions,
  type SignedUrl,
  type SigningOptions,
  type StoredObject,
} from './object-store';
export { type OpenLocation, ObjectStores } from './object-stores';
export { type StorageLocation } from './storage-location';
export { WorkspaceStorage, type StoragePolicy } from './workspace-storage';
