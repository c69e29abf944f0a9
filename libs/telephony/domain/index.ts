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
export { TelephonyAccounts, type TelephonyAccount, type TelephonyAccountValues } from './telephony-account';
export { AccountCheck, type CheckedAccount } from './account-check';
export { SignatureCheck } from './signature-check';
