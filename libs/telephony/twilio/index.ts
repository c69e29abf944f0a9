export { StoredRecordingSources } from './stored-recording-sources';
export { TwilioAccountCheck } from './twilio-account-check';
export { TwilioRecordingSource } from './twilio-recording-source';
export { TwilioSignatureCheck } from './signature';
export { type TwilioCredentials } from './twilio-credentials';
