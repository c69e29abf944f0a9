import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { BucketConnection } from '@voicekeep/storage/domain';
import { awsEndpoint } from './aws-endpoint';
import { stateEmptyBodies } from './empty-body';
import type { EndpointGuard } from './endpoint-guard';
import { s3Agents, type S3Agents } from './s3-agents';
import { headerOf } from './s3-fault';

/** A transfer may take as long as it moves; this long without a byte in either direction ends it. */
const PROGRESS_MS = 30_000;
const CONNECT_MS = 5_000;
/** Faults are told by errors; the SDK would else write some to the console as well. */
const quiet = (): void => undefined;
const SILENT = { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

export type S3Access = Pick<
  BucketConnection,
  'endpoint' | 'region' | 'forcePathStyle' | 'accessKeyId' | 'secretAccessKey' | 'keyless' | 'caCertificate'
>;

export interface S3ClientOptions {
  /** How long a transfer may stand still. */
  readonly progressMs?: number | undefined;
  /** Called with the `Date` of every answer: the store's clock. */
  readonly onServerDate?: ((date: Date) => void) | undefined;
}

export interface OpenClient {
  readonly client: S3Client;
  readonly agents: S3Agents;
  readonly endpoint: string;
  readonly progressMs: number;
}

/**
 * An S3 client from the given values alone: every setting the SDK would else read from AWS_* variables or
 * ~/.aws is stated here; only a keyless connection lets it look there for credentials.
 * @throws VoicekeepError for an address that may not be reached.
 */
export function openS3Client(
  access: S3Access,
  guard: EndpointGuard,
  { progressMs = PROGRESS_MS, onServerDate }: S3ClientOptions = {},
): OpenClient {
  const endpoint = access.endpoint ?? awsEndpoint(access.region);
  guard.requireLiteral(endpoint);
  if (access.keyless) guard.requireKeyless(access.endpoint);
  const agents = s3Agents(guard, access.caCertificate);
  const client = new S3Client({
    endpoint,
    region: access.region,
    forcePathStyle: access.forcePathStyle,
    ...credentialsOf(access),
    // The SDK's default checksums are refused or mistreated by many stores; MD5 and SHA-256 are ours.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    defaultsMode: 'standard',
    retryMode: 'standard',
    // Tries are counted in the database and nowhere else.
    maxAttempts: 1,
    logger: SILENT,
    useArnRegion: false,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    disableS3ExpressSessionAuth: true,
    disableMultiregionAccessPoints: true,
    followRegionRedirects: false,
    authSchemePreference: ['sigv4'],
    sigv4aSigningRegionSet: [access.region],
    userAgentAppId: 'voicekeep',
    requestHandler: { ...agents, connectionTimeout: CONNECT_MS, socketTimeout: progressMs },
  });
  stateEmptyBodies(client);
  if (onServerDate) tellServerDate(client, onServerDate);
  return { client, agents, endpoint, progressMs };
}

/** Without any, the SDK asks AWS's default provider chain: AWS_* variables, the role of the container or the machine. */
function credentialsOf({
  keyless,
  accessKeyId,
  secretAccessKey,
}: S3Access): Pick<S3ClientConfig, 'credentials'> {
  return keyless ? {} : { credentials: { accessKeyId, secretAccessKey } };
}

function tellServerDate(client: S3Client, tell: (date: Date) => void): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const date = new Date(headerOf(result.response, 'date'));
      if (!Number.isNaN(date.getTime())) tell(date);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'tellServerDate' },
  );
}
