import { guardedFetch } from '../guarded-fetch';
import { toStorageError } from '../s3-errors';
import type { CheckContext } from './check-context';
import { failed, failedBy, type Outcome, ok, skipped, type Step, suggesting, warning } from './check-step';

/** Plays a part of the file by a signed URL, as a browser will. */
export const playbackStep: Step = {
  id: 'playback',
  title: 'Play by signed URL',
  stops: false,
  async run(context) {
    const { store, probe, agents, signal, playback, origins, connection } = context;
    if (playback === 'proxied') return skipped('Not needed: recordings play through this server.');
    const { url } = await store.signedUrl(probe.key, { ttlSeconds: 60, contentType: 'audio/wav' });
    const headers = { Range: 'bytes=0-99', Origin: origins[0] ?? '' };
    try {
      const answer = await guardedFetch(url, agents, { headers, signal });
      if (answer.status === 206 && answer.body.equals(probe.bytes.subarray(0, 100)))
        return outOfReach(new URL(url), context) ?? ok('A signed URL plays, and in parts.');
      if (answer.status === 200 && answer.body.equals(probe.bytes))
        return warning(
          'range_ignored',
          'The store ignores byte ranges.',
          'Playing works, jumping ahead in long recordings is slow.',
        );
      return failed(
        'signed_url_refused',
        `The store answered ${answer.status} to a signed URL.`,
        'Check the public address and that no proxy changes the host: it is part of the signature.',
      );
    } catch (cause) {
      const error = toStorageError(cause);
      if (connection.publicEndpoint === null) return failedBy(error);
      return warning(
        'public_endpoint_unreachable',
        'This server could not reach the public address.',
        'Make sure that browsers can; this server does not need to.',
      );
    }
  },
};

const INTERNAL = /^[^.]+$|\.(local|internal|lan|svc|cluster\.local)$|^(localhost|127\.[\d.]+|\[::1\])$/;

/** This server reached the address; would a browser of the dashboard? */
function outOfReach(url: URL, { origins }: CheckContext): Outcome | null {
  const dashboard = new URL(origins[0] ?? url.origin);
  if (INTERNAL.test(url.hostname) && !INTERNAL.test(dashboard.hostname))
    return suggesting(
      warning(
        'public_endpoint_internal',
        `Browsers probably cannot reach ${url.host}: it is a name of the inner network.`,
        'Enter the address browsers use as Public endpoint, or play through this server.',
      ),
      'Play through this server',
      { playback: 'proxied' },
    );
  if (url.protocol === 'http:' && dashboard.protocol === 'https:')
    return suggesting(
      warning(
        'mixed_content',
        'The dashboard is https and the store http: browsers block such audio.',
        'Enter an https address as Public endpoint, or play through this server.',
      ),
      'Play through this server',
      { playback: 'proxied' },
    );
  return null;
}
