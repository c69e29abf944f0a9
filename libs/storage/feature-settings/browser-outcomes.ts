import type { CheckStep } from '@voicekeep/shared/contracts';
import type { SayStorage } from './texts/say-storage';

export type BrowserOutcome = Omit<CheckStep, 'id' | 'ms'>;

/** A warning, not a failure: recordings are stored all the same, and another browser may fare better. */
const cannotPlay = (code: string, detail: string, fix: string, t: SayStorage): BrowserOutcome => ({
  status: 'warning',
  title: t('play.cannot'),
  code: `storage.${code}`,
  detail,
  fix: t('play.or', { fix }),
  suggestion: { label: t('play.proxied'), change: { playback: 'proxied' } },
});

export const canPlay = (t: SayStorage): BrowserOutcome => ({
  status: 'ok',
  title: t('play.can'),
  detail: t('play.read'),
});

export const notNeeded = (t: SayStorage): BrowserOutcome => ({
  status: 'skipped',
  title: t('play.title'),
  detail: t('play.not_needed'),
});

export const notReached = (t: SayStorage): BrowserOutcome => ({
  ...notNeeded(t),
  detail: t('play.not_reached'),
});

export const rangeIgnored = (t: SayStorage): BrowserOutcome => ({
  ...canPlay(t),
  status: 'warning',
  code: 'storage.range_ignored',
  detail: t('play.ranges'),
  fix: t('play.ranges_fix'),
});

export const otherBytes = (t: SayStorage): BrowserOutcome =>
  cannotPlay('read_back_differs', t('play.bytes'), t('play.bytes_fix'), t);

export const refused = (status: number, t: SayStorage): BrowserOutcome =>
  cannotPlay('signed_url_refused', t('play.refused', { status }), t('play.refused_fix'), t);

export const mixedContent = (host: string, t: SayStorage): BrowserOutcome =>
  cannotPlay('mixed_content', t('play.mixed', { host }), t('play.mixed_fix'), t);

export const barredByPage = (origin: string, t: SayStorage): BrowserOutcome =>
  cannotPlay('page_policy', t('play.barred', { origin }), t('play.barred_fix', { origin }), t);

export const corsMissing = (host: string, page: string, t: SayStorage): BrowserOutcome =>
  cannotPlay('cors_missing', t('play.cors', { host, page }), t('play.cors_fix', { page }), t);

export const certificateUnknown = (host: string, t: SayStorage): BrowserOutcome =>
  cannotPlay('browser_certificate', t('play.cert', { host }), t('play.cert_fix'), t);

export function unreachable(origin: string, isLate: boolean, t: SayStorage): BrowserOutcome {
  const { host, protocol } = new URL(origin);
  const detail = isLate ? t('play.late', { host }) : t('play.far', { host });
  const fix = protocol === 'https:' ? t('play.far_tls', { origin }) : t('play.far_fix');
  return cannotPlay('browser_unreachable', detail, fix, t);
}
