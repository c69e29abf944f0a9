export { TwilioRecordingSource } from './twilio-recording-source';
export { TwilioRecordingSourceFactory } from './twilio-recording-source-factory';
export { TwilioWebhookSignatures } from './twilio-webhook-signatures';
