import { ourCorsRule } from '../cors-rules';
import { admitOrigins } from '../bucket-cors';
import { guardedFetch } from '../guarded-fetch';
import type { CheckContext } from './check-context';
import { type Outcome, ok, skipped, type Step, suggesting, warning } from './check-step';

/** Lets the browsers of this dashboard read from the bucket, then asks as they would. */
export const corsStep: Step = {
  id: 'cors',
  title: 'Admit the browser player',
  stops: false,
  async run(context) {
    if (context.playback === 'proxied') return skipped('Not needed: recordings play through this server.');
    const { client, connection, origins, signal } = context;
    const refusal = await admitOrigins(client, connection.bucket, origins, signal).then(
      () => null,
      (error: unknown) => error,
    );
    const admitted = await browserIsAdmitted(context).catch(() => null);
    if (admitted === null && refusal === null && connection.publicEndpoint !== null)
      return skipped(
        'The rules are set. Whether they work shows in a browser: this server does not reach the public address.',
      );
    return admitted
      ? ok(`Pages at ${origins.join(', ')} may read from the bucket.`)
      : missing(context, refusal !== null);
  },
};

function missing({ origins }: CheckContext, refused: boolean): Outcome {
  const { ID: _, ...rule } = ourCorsRule(origins);
  const told = warning(
    'cors_missing',
    refused
      ? 'The store did not let us set its CORS rules, so the player in the browser may not read from the bucket.'
      : 'The CORS rules were set, but the store does not answer by them.',
    `Paste this as the bucket's CORS rules, or play through this server: ${JSON.stringify([rule])}`,
  );
  return suggesting(told, 'Play through this server', { playback: 'proxied' });
}

async function browserIsAdmitted({ store, probe, agents, origins, signal }: CheckContext): Promise<boolean> {
  const { url } = await store.signedUrl(probe.key, { ttlSeconds: 60, contentType: 'audio/wav' });
  for (const origin of origins) {
    const preflight = await guardedFetch(url, agents, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'range',
      },
      signal,
    });
    const read = await guardedFetch(url, agents, { headers: { Origin: origin, Range: 'bytes=0-9' }, signal });
    const admits = [preflight, read].every(({ status, headers }) => {
      const allowed = headers['access-control-allow-origin'];
      return status < 300 && (allowed === origin || allowed === '*');
    });
    if (!admits) return false;
  }
  return true;
}
