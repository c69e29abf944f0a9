import { S3Client } from '@aws-sdk/client-s3';
import type { BucketConnection } from '@voicekeep/storage/domain';
import { awsEndpoint } from './aws-endpoint';
import type { EndpointGuard } from './endpoint-guard';
import { s3Agents, type S3Agents } from './s3-agents';

/** A transfer may take as long as it moves; this long without a byte ends it. */
export const PROGRESS_MS = 30_000;
const CONNECT_MS = 5_000;

export type S3Access = Pick<
  BucketConnection,
  'endpoint' | 'region' | 'forcePathStyle' | 'accessKeyId' | 'secretAccessKey' | 'caCertificate'
>;

export interface OpenClient {
  readonly client: S3Client;
  readonly agents: S3Agents;
  readonly endpoint: string;
}

/**
 * An S3 client from the given values alone: every setting the SDK would else read from AWS_* variables or
 * ~/.aws is stated here.
 * @throws VoicekeepError for an address that may not be reached.
 */
export function openS3Client(access: S3Access, guard: EndpointGuard): OpenClient {
  const endpoint = access.endpoint ?? awsEndpoint(access.region);
  guard.requireLiteral(endpoint);
  const agents = s3Agents(guard, access.caCertificate);
  const client = new S3Client({
    endpoint,
    region: access.region,
    forcePathStyle: access.forcePathStyle,
    credentials: { accessKeyId: access.accessKeyId, secretAccessKey: access.secretAccessKey },
    // The SDK's default checksums are refused or mistreated by many stores; MD5 and SHA-256 are ours.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    defaultsMode: 'standard',
    retryMode: 'standard',
    maxAttempts: 2,
    useArnRegion: false,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    disableS3ExpressSessionAuth: true,
    disableMultiregionAccessPoints: true,
    followRegionRedirects: false,
    authSchemePreference: ['sigv4'],
    sigv4aSigningRegionSet: [access.region],
    userAgentAppId: 'voicekeep',
    requestHandler: { ...agents, connectionTimeout: CONNECT_MS, socketTimeout: PROGRESS_MS },
  });
  return { client, agents, endpoint };
}
