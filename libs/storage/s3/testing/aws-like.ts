import { startChecksumProxy } from './checksum-proxy';
import { type FaultProxy, startFaultProxy } from './fault-proxy';

/** Stands in front of a real store and answers as AWS documents it: about wrong SHA-256 sums, and about any other region. */
export async function startAwsLikeProxy(target: string, region: string): Promise<FaultProxy> {
  const sums = await startChecksumProxy(target);
  const proxy = await startFaultProxy(sums.endpoint, ({ headers }) => {
    const asked = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1];
    if (asked === undefined || asked === region) return null;
    const Message = `The authorization header is malformed; the region '${asked}' is wrong; expecting '${region}'`;
    return { status: 400, code: 'AuthorizationHeaderMalformed', members: { Message, Region: region } };
  });
  return {
    ...proxy,
    close: () => {
      proxy.close();
      sums.close();
    },
  };
}
