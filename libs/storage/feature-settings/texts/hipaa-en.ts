/** What a health provider must know before recordings are stored. */
export const HIPAA_TEXTS = {
  twilio: 'Twilio:',
  twilio_words:
    'calls run over your own account. Sign a Business Associate Agreement (BAA) with Twilio before patients call.',
  bucket: 'Your bucket:',
  bucket_words:
    'recordings and voicemails lie in your own account. Sign a BAA with AWS, or with whoever runs the store.',
  way: 'On the way:',
  way_words:
    'audio travels by HTTPS, unless your operator allowed plain http to a store on your own network.',
  rest: 'In the bucket:',
  rest_words:
    'switch on encryption at rest (SSE-S3 or SSE-KMS) in the bucket or above; AWS encrypts every new object by itself.',
  data: 'In the database:',
  data_words:
    'phone numbers, names, notes and the keys to Twilio and the bucket are encrypted. Audio is never stored there.',
  trail: 'On record:',
  trail_words:
    'each playback or download link that is handed out, and each deletion, is written to the audit trail with person and time.',
} as const;
