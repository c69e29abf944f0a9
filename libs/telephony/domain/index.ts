export {
  RecordingSource,
  type DownloadOptions,
  type SourceCall,
  type SourceMedia,
  type SourceRecording,
  type SourceRecordingStatus,
  type SourcePage,
} from './recording-source';
export { RecordingSources } from './recording-sources';
export { TelephonyEvents, type TelephonyEvent } from './telephony-events';
export { RecordingSourceFactory } from './recording-source-factory';
export { signingTokens, type StoredTelephony, type TelephonyAccount } from './telephony-account';
export { TelephonySettingsEditor } from './telephony-settings-editor';
export { TelephonySettingsRepository, type TelephonySave } from './telephony-settings-repository';
export { telephonyView } from './telephony-view';
export { WebhookSignatures, type SignedRequest } from './webhook-signatures';
