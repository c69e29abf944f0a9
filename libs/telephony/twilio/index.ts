export { TwilioRecordingSource } from './twilio-recording-source';
export { type TwilioCredentials } from './twilio-credentials';
export { isSignedByTwilio } from './signature';
