export {
  ObjectStore,
  type ListedObject,
  type ObjectBody,
  type ObjectInfo,
  type ObjectPage,
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
export {
  DEFAULT_KEY_TEMPLATE,
  keyTemplateProblem,
  MAX_TEMPLATE_LENGTH,
  objectKey,
  type ObjectKeyParts,
} from './object-key';
export { externalKey, recordingOfExternalKey } from './external-key';
export { AllowedEndpoints, type AddressVerdict } from '@voicekeep/shared/network';
export { isSamePlace, type BucketConnection, type BucketPlace } from './bucket-connection';
export { bucketProblem } from './bucket-rules';
export { bucketPolicy, permissionsFor, policyFor, type PolicyDocument } from './bucket-policy';
export { prefixProblem } from './prefix-rules';
export { probeFolder, removeOldProbes } from './check-probes';
export {
  ConnectionCheck,
  ObjectStoreFactory,
  type CheckOptions,
  type CheckWatcher,
  type ConnectionReport,
} from './connection-check';
export { AskedWorker } from './asked-worker';
export { WorkerErrands, type WorkerErrand } from './worker-errands';
export { DEFAULT_STORAGE_FORM, type StorageForm, type StoredStorage } from './storage-form';
export { StorageSettingsRepository, type StorageSave } from './storage-settings-repository';
export { StorageSettingsEditor, type Caller } from './storage-settings-editor';
export { storageView } from './storage-view';
export { isCredentialsRejected } from './store-faults';
export { StorageRoom } from './storage-room';
export { BucketLifecycle, type FoundRule, type OwnRule } from './bucket-lifecycle';
export { ClassSurvey, SURVEY_EVERY_MS } from './class-survey';
export { ProbeLoans, type Borrower, type ProbeLoan } from './probe-loans';
export { KeyPreviewer } from './key-preview';
export { LifecycleDesk } from './lifecycle-desk';
export { LocationBook, type KnownLocation } from './location-book';
export { LocationsDesk } from './locations-desk';
export { needsRestore, SMALL_BYTES } from './storage-classes';
export { RestoreWatch } from './restore-watch';
export {
  StoredAudio,
  type AskedBack,
  type AudioAmount,
  type AudioGroup,
  type AudioSample,
} from './stored-audio';
export { UsageDesk } from './usage-desk';
