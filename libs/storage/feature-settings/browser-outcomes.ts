import type { CheckStep } from '@voicekeep/shared/contracts';

export type BrowserOutcome = Omit<CheckStep, 'id' | 'ms'>;

/** A warning, not a failure: recordings are stored all the same, and another browser may fare better. */
const cannotPlay = (code: string, detail: string, fix: string): BrowserOutcome => ({
  status: 'warning',
  title: 'Your browser cannot play from the bucket',
  code: `storage.${code}`,
  detail,
  fix: `${fix} Or play through this server.`,
  suggestion: { label: 'Play through this server', change: { playback: 'proxied' } },
});

export const CAN_PLAY: BrowserOutcome = {
  status: 'ok',
  title: 'Your browser can play from the bucket',
  detail: 'It read a part of a file by a signed URL.',
};

export const NOT_NEEDED: BrowserOutcome = {
  status: 'skipped',
  title: 'Play from the bucket in your browser',
  detail: 'Not needed: recordings play through this server.',
};

export const NOT_REACHED: BrowserOutcome = {
  ...NOT_NEEDED,
  detail: 'Not tried, because a step before it failed.',
};

export const RANGE_IGNORED: BrowserOutcome = {
  ...CAN_PLAY,
  status: 'warning',
  code: 'storage.range_ignored',
  detail: 'The store ignores byte ranges.',
  fix: 'Playing works, jumping ahead in long recordings is slow.',
};

export const OTHER_BYTES = cannotPlay(
  'read_back_differs',
  'Your browser got other bytes than were written.',
  'Check what stands between browsers and the store: a proxy may answer in its place.',
);

export const refused = (status: number): BrowserOutcome =>
  cannotPlay(
    'signed_url_refused',
    `The store answered ${status} to your browser.`,
    'Check the public address and that no proxy changes the host: it is part of the signature.',
  );

export const mixedContent = (host: string): BrowserOutcome =>
  cannotPlay(
    'mixed_content',
    `This page is https and ${host} is http: browsers block such audio.`,
    'Enter an https address as Public endpoint.',
  );

export const barredByPage = (origin: string): BrowserOutcome =>
  cannotPlay(
    'page_policy',
    `The security policy of this page does not admit ${origin}.`,
    `Add ${origin} to connect-src and media-src of the dashboard’s Content-Security-Policy; on Voicekeep’s own pages, list the host by name in S3_ALLOWED_ENDPOINTS.`,
  );

export const corsMissing = (host: string, page: string): BrowserOutcome =>
  cannotPlay(
    'cors_missing',
    `${host} answers, but does not let pages at ${page} read from it (CORS).`,
    `Admit ${page} in the bucket’s CORS rules, with GET and the header Range. If that was done just now, test again in a minute.`,
  );

export const certificateUnknown = (host: string): BrowserOutcome =>
  cannotPlay(
    'browser_certificate',
    `Your browser does not open ${host}, most likely because it does not know the authority that signed its certificate.`,
    'Have that authority’s certificate installed on the computers that play recordings.',
  );

export function unreachable(origin: string, isLate: boolean): BrowserOutcome {
  const { host, protocol } = new URL(origin);
  const what = isLate ? `${host} did not answer your browser in time.` : `Your browser cannot reach ${host}.`;
  const certificate =
    protocol === 'https:'
      ? ` Open ${origin} in a new tab: a warning there means the certificate is at fault.`
      : '';
  return cannotPlay(
    'browser_unreachable',
    `${what} The name may be one of the inner network, a firewall may be between, or the browser keeps this page out of the local network.`,
    `Enter the address browsers use as Public endpoint.${certificate}`,
  );
}
