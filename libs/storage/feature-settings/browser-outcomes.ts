import type { BrowserOutcome } from './browser-step';
import type { SayPlayback } from './texts/say-playback';

/** A warning, not a failure: recordings are stored all the same, and another browser may fare better. */
const cannotPlay = (code: string, detail: string, fix: string, t: SayPlayback): BrowserOutcome => ({
  status: 'warning',
  title: t('cannot'),
  code: `storage.${code}`,
  detail,
  fix: t('or', { fix }),
  suggestion: { label: t('proxied'), change: { playback: 'proxied' } },
});

export const canPlay = (t: SayPlayback): BrowserOutcome => ({
  status: 'ok',
  title: t('can'),
  detail: t('read'),
});

export const rangeIgnored = (t: SayPlayback): BrowserOutcome => ({
  ...canPlay(t),
  status: 'warning',
  code: 'storage.range_ignored',
  detail: t('ranges'),
  fix: t('ranges_fix'),
});

export const otherBytes = (t: SayPlayback): BrowserOutcome =>
  cannotPlay('read_back_differs', t('bytes'), t('bytes_fix'), t);

export const refused = (status: number, t: SayPlayback): BrowserOutcome =>
  cannotPlay('signed_url_refused', t('refused', { status }), t('refused_fix'), t);

export const mixedContent = (host: string, t: SayPlayback): BrowserOutcome =>
  cannotPlay('mixed_content', t('mixed', { host }), t('mixed_fix'), t);

export const barredByPage = (origin: string, t: SayPlayback): BrowserOutcome =>
  cannotPlay('page_policy', t('barred', { origin }), t('barred_fix', { origin }), t);

export const corsMissing = (host: string, page: string, t: SayPlayback): BrowserOutcome =>
  cannotPlay('cors_missing', t('cors', { host, page }), t('cors_fix', { page }), t);

export const certificateUnknown = (host: string, t: SayPlayback): BrowserOutcome =>
  cannotPlay('browser_certificate', t('cert', { host }), t('cert_fix'), t);

export function unreachable(origin: string, isLate: boolean, t: SayPlayback): BrowserOutcome {
  const { host, protocol } = new URL(origin);
  const detail = isLate ? t('late', { host }) : t('far', { host });
  const fix = protocol === 'https:' ? t('far_tls', { origin }) : t('far_fix');
  return cannotPlay('browser_unreachable', detail, fix, t);
}
