import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import type { BrowserProbe } from '@voicekeep/shared/contracts';
import {
  barredByPage,
  canPlay,
  certificateUnknown,
  corsMissing,
  mixedContent,
  otherBytes,
  rangeIgnored,
  refused,
  unreachable,
} from './browser-outcomes';
import type { BrowserOutcome } from './browser-step';
import { playbackTexts, type SayPlayback } from './texts/say-playback';

const GIVE_UP_MS = 5_000;
/** Browsers tell of a breach of the page's policy a moment after the request failed by it. */
const POLICY_MS = 50;
const LOOPBACK = /^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/;

/** Plays a part of a file of the test in this very browser, as the player does with recordings. Fetched by the first test. */
@Injectable({ providedIn: 'root' })
export class BrowserPlayback {
  private readonly document = inject(DOCUMENT);
  private readonly t = playbackTexts();

  /** @param ownAuthority whether the store's certificate is signed by an authority of the company's own */
  async play(probe: BrowserProbe, ownAuthority: boolean): Promise<BrowserOutcome> {
    const signal = AbortSignal.timeout(GIVE_UP_MS);
    let isBarred = false;
    const onBreach = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
      isBarred ||= blockedURI.startsWith(new URL(probe.url).origin);
    };
    this.document.addEventListener('securitypolicyviolation', onBreach);
    try {
      return await readPart(probe, signal, this.t);
    } catch {
      // All that fetch tells is that it failed; why, is found out by trying again in other ways.
      await new Promise((resolve) => setTimeout(resolve, POLICY_MS));
      return await this.cause(new URL(probe.url), { isBarred, ownAuthority, signal });
    } finally {
      this.document.removeEventListener('securitypolicyviolation', onBreach);
    }
  }

  private async cause(
    url: URL,
    found: { readonly isBarred: boolean; readonly ownAuthority: boolean; readonly signal: AbortSignal },
  ): Promise<BrowserOutcome> {
    const { location } = this.document;
    const isPlain = url.protocol === 'http:';
    if (location.protocol === 'https:' && isPlain && !LOOPBACK.test(url.hostname))
      return mixedContent(url.host, this.t);
    if (found.isBarred) return barredByPage(url.origin, this.t);
    if (found.signal.aborted) return unreachable(url.origin, true, this.t);
    if (await answersUnseen(url, found.signal)) return corsMissing(url.host, location.origin, this.t);
    if (found.ownAuthority && !isPlain) return certificateUnknown(url.host, this.t);
    return unreachable(url.origin, found.signal.aborted, this.t);
  }
}

/** Asks as the player does: a part, from this page's origin, without cookies. */
async function readPart(
  { url, range, expected }: BrowserProbe,
  signal: AbortSignal,
  t: SayPlayback,
): Promise<BrowserOutcome> {
  const response = await fetch(url, {
    ...({ mode: 'cors', credentials: 'omit', cache: 'no-store', redirect: 'error' } as const),
    ...({ referrerPolicy: 'no-referrer', headers: { Range: range } } as const),
    signal,
  });
  if (response.status !== 200 && response.status !== 206) return refused(response.status, t);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const wanted = atob(expected);
  const given = String.fromCharCode(...bytes.subarray(0, wanted.length));
  if (given !== wanted) return otherBytes(t);
  return response.status === 206 && bytes.length === wanted.length ? canPlay(t) : rangeIgnored(t);
}

/** Whether anything answers there at all; a page may ask without leave, only not look at the answer. */
async function answersUnseen({ href }: URL, signal: AbortSignal): Promise<boolean> {
  const unseen = { mode: 'no-cors', credentials: 'omit', cache: 'no-store' } as const;
  return fetch(href, { ...unseen, referrerPolicy: 'no-referrer', signal }).then(
    () => true,
    () => false,
  );
}
