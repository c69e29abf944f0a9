import { guardedFetch, type PlainAnswer } from '../guarded-fetch';
import { UrlSigner } from '../url-signer';
import type { CheckContext } from './check-context';
import { ok, type Step, warning } from './check-step';

const SIGNING = { ttlSeconds: 60, contentType: 'audio/wav' };

/** Asks for the file without any key, as anybody on the internet could. */
export const publicStep: Step = {
  id: 'public',
  title: 'See that strangers may not read',
  stops: false,
  async run(context) {
    const { status, body } = await askUnsigned(context);
    return status < 300 && body.equals(context.probe.bytes)
      ? warning(
          'block_public_access',
          'Anybody on the internet can read what lies in this bucket.',
          'Turn on "Block all public access" for the bucket, or confirm that you want to use it as it is.',
        )
      : ok('Without the key the store gives nothing away.');
  },
};

/** At the public address; where this server does not reach that, which it need not, at its own. */
async function askUnsigned(context: CheckContext): Promise<PlainAnswer> {
  const { store, client, connection, probe } = context;
  const ask = async ({ url }: { readonly url: string }): Promise<PlainAnswer> => {
    const { origin, pathname } = new URL(url);
    return guardedFetch(`${origin}${pathname}`, context.agents, { signal: context.signal });
  };
  const answer = ask(await store.signedUrl(probe.key, SIGNING));
  if (connection.publicEndpoint === null) return answer;
  return answer.catch(async () =>
    ask(await new UrlSigner(client).sign(connection.bucket, probe.key, SIGNING)),
  );
}
