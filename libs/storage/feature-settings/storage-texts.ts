export const TEXTS = {
  title: 'Storage',
  words: 'Recordings are copied to your bucket, checked, then deleted at Twilio.',
  on: 'On: new recordings are copied to your bucket as soon as Twilio has them.',
  off: 'Off: what is stored stays playable, new recordings stay at Twilio. You can switch it on again at any time.',
  secretStored: 'Stored. Leave empty to keep it.',
  keyless:
    'No keys: recordings are stored with the AWS role of this server, or with the AWS_ variables its operator set.',
  saved: 'Saved.',
};

export const DELETION = {
  twilio: {
    label: 'Delete Twilio copy after migration',
    on: 'On: once a recording is safely in your bucket and verified, its copy at Twilio is deleted. You pay for storage in one place.',
    off: 'Off: recordings stay in your bucket and at Twilio. You are billed for storage on both sides.',
    delay: 'Wait before deleting, in hours',
  },
  bucket: {
    label: 'Delete S3 files when call logs are deleted',
    on: 'On: deleting a call log also deletes its audio file from your bucket. Files cannot be recovered.',
    off: 'Off: deleting a call log removes it here only. The recording stays in your bucket.',
  },
};
