import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { newId } from '@voicekeep/shared/kernel';
import type { SignedUrl, SigningOptions } from '@voicekeep/storage/domain';

const fileName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '_');

/** Makes signed GET URLs for the address browsers use; asks nobody. */
export class UrlSigner {
  constructor(private readonly client: S3Client) {}

  async sign(bucket: string, key: string, options: SigningOptions): Promise<SignedUrl> {
    const signingDate = new Date();
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentType: options.contentType,
      ResponseContentDisposition:
        options.downloadName === undefined
          ? 'inline'
          : `attachment; filename="${fileName(options.downloadName)}"`,
    });
    // Two URLs made within one second would else be the same; S3 ignores, but signs, parameters named x-*.
    command.middlewareStack.add(
      (next) => (args) => {
        const request: unknown = args.request;
        if (hasQuery(request)) request.query['x-vk'] = newId();
        return next(args);
      },
      { step: 'build', name: 'freshUrl' },
    );
    const url = await getSignedUrl(this.client, command, { expiresIn: options.ttlSeconds, signingDate });
    return {
      url,
      expiresAt: new Date(Math.floor(signingDate.getTime() / 1000) * 1000 + options.ttlSeconds * 1000),
    };
  }
}

function hasQuery(request: unknown): request is { query: Record<string, string> } {
  return typeof request === 'object' && request !== null && 'query' in request;
}
