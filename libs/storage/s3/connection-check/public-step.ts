import { guardedFetch } from '../guarded-fetch';
import { ok, type Step, warning } from './check-step';

/** Asks for the file without any key, as anybody on the internet could. */
export const publicStep: Step = {
  id: 'public',
  title: 'See that strangers may not read',
  stops: false,
  async run({ store, probe, agents, signal }) {
    const signed = new URL(
      (await store.signedUrl(probe.key, { ttlSeconds: 60, contentType: 'audio/wav' })).url,
    );
    const { status, body } = await guardedFetch(`${signed.origin}${signed.pathname}`, agents, { signal });
    return status < 300 && body.equals(probe.bytes)
      ? warning(
          'block_public_access',
          'Anybody on the internet can read what lies in this bucket.',
          'Turn on "Block all public access" for the bucket, or confirm that you want to use it as it is.',
        )
      : ok('Without the key the store gives nothing away.');
  },
};
