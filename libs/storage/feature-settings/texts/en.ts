/** What the storage page says; the cards that are loaded when they are unfolded bring their own. */
export const STORAGE_TEXTS = {
  'page.title': 'Storage',
  'page.words': 'Recordings are copied to your bucket, checked, then deleted at Twilio.',
  'state.on': 'On',
  'state.off': 'Off',
  'state.none': 'Not set up',
  'switch.name': 'S3 external storage',
  'switch.on': 'On: new recordings are copied to your bucket as soon as Twilio has them.',
  'switch.off':
    'Off: what is stored stays playable, new recordings stay at Twilio. You can switch it on again at any time.',
  'page.trial':
    "The trial's own bucket is filled in. Nothing is saved yet: test it, switch it on, then save.",
  'page.admins': 'Only an administrator of this workspace can change these settings.',
  'page.public': 'The bucket is open to everybody on purpose; save all the same',
  'page.existing': 'Existing recordings',
  'do.test': 'Test connection',
  'do.save': 'Save',
  'do.reload': 'Load the settings again',
  'do.retry': 'Try again',
  'now.testing': 'Testing the connection …',
  'now.saving': 'Testing, then saving …',
  'now.saved': 'Saved.',
  'policy.copy': 'Copy IAM policy',
  'policy.copied': 'IAM policy copied',
  'policy.by_hand': 'The browser does not let this page copy; select the policy and copy it by hand.',

  'fold.usage': 'Usage and cost',
  'fold.life': 'Lifecycle',
  'fold.life_all': 'Lifecycle: what the bucket does with old recordings',
  'fold.scope': 'Scope',
  'fold.scope_all': 'Scope: which recordings move, and as which files',
  'fold.places': 'Locations in use',
  'fold.proof': 'Certificates',
  'fold.proof_all': 'Certificates: the proof of every copy',

  'store.name': 'Provider',
  'store.gcs': 'Google Cloud Storage (interoperability)',
  'store.other': 'Another S3-compatible store',
  'note.aws': 'Attach the IAM policy below to the user whose keys you enter.',
  'note.ceph': 'Knows no SHA-256 checksums: every copy is read back once.',
  'note.ceph_sse': 'Ignores a wish for SSE-S3.',
  'note.rustfs': 'Browsers are admitted for the whole server: set RUSTFS_CORS_ALLOWED_ORIGINS.',
  'note.garage': 'The region is the s3_region of its configuration, "garage" by default.',
  'note.minio':
    'Its community edition has no CORS per bucket: set MINIO_API_CORS_ALLOW_ORIGIN, or play through this server.',
  'note.spaces': 'Leave the name of the Space out of the address.',
  'note.spaces_class': 'Has one storage class only.',
  'note.b2':
    'Keeps old versions by default: allow deleting versions, or set its lifecycle to keep only the last.',
  'note.r2': 'A token needs "Admin Read & Write" to set CORS rules.',
  'note.wasabi': 'Bills every file for at least 90 days.',
  'note.gcs': 'Use HMAC keys of a service account.',
  'note.gcs_cors': 'CORS rules are set with gcloud, not through S3’s API.',
  'note.other': 'The connection test tells which address style and which checksums it takes.',

  'bucket.name': 'Bucket',
  'region.name': 'Region',
  'region.hint': 'Must match the bucket, such as us-east-1',
  'id.name': 'Access key ID',
  'secret.name': 'Secret access key',
  'secret.hint': 'Stored. Leave empty to keep it.',
  'keyless.name': 'Without keys, by the server’s own AWS role',
  'keyless.words':
    'No keys: recordings are stored with the AWS role of this server, or with the AWS_ variables its operator set.',
  'endpoint.name': 'Endpoint',
  'endpoint.hint': 'Empty for AWS; an address for MinIO, Spaces and others',
  'prefix.name': 'Prefix',
  'prefix.hint': 'The folder in the bucket; may be empty',

  'more.name':
    "Folders, encryption, browser address, certificate, playback, verification, Twilio's own storage",
  'folders.name': 'Folders below the prefix',
  'folders.hint': '{{placeholders}}; empty for {{standard}}',
  'folders.newest': 'Your newest recording would lie there. What is stored already stays where it is.',
  'folders.example': 'An example, as there is no recording yet.',
  'crypt.name': 'Encryption',
  'crypt.none': 'As the bucket is set',
  'crypt.s3': 'SSE-S3',
  'crypt.kms': 'SSE-KMS',
  'kms.name': 'KMS key',
  'kms.hint': "Key ID or ARN; empty for the account's own key",
  'public.name': 'Public endpoint',
  'public.hint': 'Only if browsers reach the store by another address',
  'playback.name': 'Playback',
  'playback.signed': 'Straight from the bucket (signed links)',
  'playback.proxied': 'Through Voicekeep',
  'verify.name': 'Verification',
  'verify.auto': 'By checksum, reading back where needed',
  'verify.all': 'Always read the whole copy back',
  'ca.name': 'CA certificate',
  'ca.hint': 'PEM, for stores with a certificate of your own',
  'path.name': 'Path-style addresses (most stores other than AWS need them)',
  'twilio.name':
    "Twilio's External S3 Storage writes into this bucket (adopt what it wrote; never delete it)",
  'twilio.prefix': "Prefix of Twilio's storage",
  'twilio.hint': 'What follows the bucket in the bucket URL at Twilio; empty for nothing',

  'hipaa.name': 'HIPAA',
  'hipaa.title': 'HIPAA: agreements to sign, and what is encrypted where',
  'hipaa.twilio': 'Twilio:',
  'hipaa.twilio_words':
    'calls run over your own account. Sign a Business Associate Agreement (BAA) with Twilio before patients call.',
  'hipaa.bucket': 'Your bucket:',
  'hipaa.bucket_words':
    'recordings and voicemails lie in your own account. Sign a BAA with AWS, or with whoever runs the store.',
  'hipaa.way': 'On the way:',
  'hipaa.way_words':
    'audio travels by HTTPS, unless your operator allowed plain http to a store on your own network.',
  'hipaa.rest': 'In the bucket:',
  'hipaa.rest_words':
    'switch on encryption at rest (SSE-S3 or SSE-KMS) in the bucket or above; AWS encrypts every new object by itself.',
  'hipaa.data': 'In the database:',
  'hipaa.data_words':
    'phone numbers, names, notes and the keys to Twilio and the bucket are encrypted. Audio is never stored there.',
  'hipaa.trail': 'On record:',
  'hipaa.trail_words':
    'each playback or download link that is handed out, and each deletion, is written to the audit trail with person and time.',

  'delete.title': 'Deletion',
  'delete.words': 'Two separate questions; one does not change the other.',
  'delete.twilio': 'Delete Twilio copy after migration',
  'delete.twilio_on':
    'On: once a recording is safely in your bucket and verified, its copy at Twilio is deleted. You pay for storage in one place.',
  'delete.twilio_off':
    'Off: recordings stay in your bucket and at Twilio. You are billed for storage on both sides.',
  'delete.delay': 'Wait before deleting, in hours',
  'delete.files': 'Delete S3 files when call logs are deleted',
  'delete.files_on':
    'On: deleting a call log also deletes its audio file from your bucket. Files cannot be recovered.',
  'delete.files_off': 'Off: deleting a call log removes it here only. The recording stays in your bucket.',
  'ask.title': 'Delete files together with their call logs?',
  'ask.from_now':
    'From now on, deleting a call log, a campaign with its calls or this workspace also deletes the audio files from your bucket. Files cannot be recovered.',
  'ask.before': 'Files of call logs that were deleted before stay where they are.',
  'ask.yes': 'Delete files as well',

  'test.cut': 'The test broke off before its end. Run it again.',
  'play.title': 'Play from the bucket in your browser',
  'play.not_needed': 'Not needed: recordings play through this server.',
  'play.not_reached': 'Not tried, because a step before it failed.',
  'play.can': 'Your browser can play from the bucket',
  'play.read': 'It read a part of a file by a signed URL.',
  'play.ranges': 'The store ignores byte ranges.',
  'play.ranges_fix': 'Playing works, jumping ahead in long recordings is slow.',
  'play.cannot': 'Your browser cannot play from the bucket',
  'play.or': '{{fix}} Or play through this server.',
  'play.proxied': 'Play through this server',
  'play.bytes': 'Your browser got other bytes than were written.',
  'play.bytes_fix': 'Check what stands between browsers and the store: a proxy may answer in its place.',
  'play.refused': 'The store answered {{status}} to your browser.',
  'play.refused_fix':
    'Check the public address and that no proxy changes the host: it is part of the signature.',
  'play.mixed': 'This page is https and {{host}} is http: browsers block such audio.',
  'play.mixed_fix': 'Enter an https address as Public endpoint.',
  'play.barred': 'The security policy of this page does not admit {{origin}}.',
  'play.barred_fix':
    'Add {{origin}} to connect-src and media-src of the dashboard’s Content-Security-Policy; on Voicekeep’s own pages, list the host by name in S3_ALLOWED_ENDPOINTS.',
  'play.cors': '{{host}} answers, but does not let pages at {{page}} read from it (CORS).',
  'play.cors_fix':
    'Admit {{page}} in the bucket’s CORS rules, with GET and the header Range. If that was done just now, test again in a minute.',
  'play.cert':
    'Your browser does not open {{host}}, most likely because it does not know the authority that signed its certificate.',
  'play.cert_fix': 'Have that authority’s certificate installed on the computers that play recordings.',
  'play.late':
    '{{host}} did not answer your browser in time. The name may be one of the inner network, a firewall may be between, or the browser keeps this page out of the local network.',
  'play.far':
    'Your browser cannot reach {{host}}. The name may be one of the inner network, a firewall may be between, or the browser keeps this page out of the local network.',
  'play.far_fix': 'Enter the address browsers use as Public endpoint.',
  'play.far_tls':
    'Enter the address browsers use as Public endpoint. Open {{origin}} in a new tab: a warning there means the certificate is at fault.',
} as const;

export type StorageKey = keyof typeof STORAGE_TEXTS;
