/** How it went when the browser tried to play from the bucket. */
export const PLAYBACK_TEXTS = {
  can: 'Your browser can play from the bucket',
  read: 'It read a part of a file by a signed URL.',
  ranges: 'The store ignores byte ranges.',
  ranges_fix: 'Playing works, jumping ahead in long recordings is slow.',
  cannot: 'Your browser cannot play from the bucket',
  or: '{{fix}} Or play through this server.',
  proxied: 'Play through this server',
  bytes: 'Your browser got other bytes than were written.',
  bytes_fix: 'Check what stands between browsers and the store: a proxy may answer in its place.',
  refused: 'The store answered {{status}} to your browser.',
  refused_fix: 'Check the public address and that no proxy changes the host: it is part of the signature.',
  mixed: 'This page is https and {{host}} is http: browsers block such audio.',
  mixed_fix: 'Enter an https address as Public endpoint.',
  barred: 'The security policy of this page does not admit {{origin}}.',
  barred_fix:
    'Add {{origin}} to connect-src and media-src of the dashboard’s Content-Security-Policy; on Voicekeep’s own pages, list the host by name in S3_ALLOWED_ENDPOINTS.',
  cors: '{{host}} answers, but does not let pages at {{page}} read from it (CORS).',
  cors_fix:
    'Admit {{page}} in the bucket’s CORS rules, with GET and the header Range. If that was done just now, test again in a minute.',
  cert: 'Your browser does not open {{host}}, most likely because it does not know the authority that signed its certificate.',
  cert_fix: 'Have that authority’s certificate installed on the computers that play recordings.',
  late: '{{host}} did not answer your browser in time. The name may be one of the inner network, a firewall may be between, or the browser keeps this page out of the local network.',
  far: 'Your browser cannot reach {{host}}. The name may be one of the inner network, a firewall may be between, or the browser keeps this page out of the local network.',
  far_fix: 'Enter the address browsers use as Public endpoint.',
  far_tls:
    'Enter the address browsers use as Public endpoint. Open {{origin}} in a new tab: a warning there means the certificate is at fault.',
} as const;
