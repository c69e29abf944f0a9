import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  S3Client,
} from '@aws-sdk/client-s3';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { Request } from 'express';
import type { Actor } from '@voicekeep/shared/access';
import { ActorResolver } from '@voicekeep/shared/http';
import type { VoicekeepOptions } from '@voicekeep/shared/kernel';
import {
  createEmptyDatabase,
  jsonAnswer,
  requiredVariable,
  type JsonAnswer,
  type JsonObject,
} from '@voicekeep/shared/testing';
import { migrate } from '../migrate';
import { VoicekeepModule } from '../voicekeep.module';

const unique = (): string => randomBytes(5).toString('hex');

/** Everybody is an administrator here. */
class Everybody extends ActorResolver {
  override async resolve(_request: Request): Promise<Actor | null> {
    return { kind: 'user', id: 'u1', displayName: 'U', grants: [{ workspaceId: '*', role: 'admin' }] };
  }
}

export const s3 = (): S3Client =>
  new S3Client({
    endpoint: requiredVariable('TEST_S3_ENDPOINT'),
    region: requiredVariable('TEST_S3_REGION'),
    forcePathStyle: true,
    credentials: {
      accessKeyId: requiredVariable('TEST_S3_ACCESS_KEY'),
      secretAccessKey: requiredVariable('TEST_S3_SECRET_KEY'),
    },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

export async function newBucket(): Promise<string> {
  const bucket = `vk-test-${unique()}`;
  await s3().send(new CreateBucketCommand({ Bucket: bucket }));
  return bucket;
}

export async function objectsIn(bucket: string): Promise<Map<string, Buffer>> {
  const listed = await s3().send(new ListObjectsV2Command({ Bucket: bucket }));
  const found = new Map<string, Buffer>();
  for (const { Key } of listed.Contents ?? []) {
    const object = await s3()
      .send(new GetObjectCommand({ Bucket: bucket, Key: Key ?? '' }))
      .catch(ifDeletedMeanwhile);
    if (object) found.set(Key ?? '', Buffer.from((await object.Body?.transformToByteArray()) ?? []));
  }
  return found;
}

function ifDeletedMeanwhile(error: unknown): null {
  if (error instanceof NoSuchKey) return null;
  throw error;
}

/** A database of its own, migrated, dropped by `drop`. */
export async function newDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { url, drop } = await createEmptyDatabase();
  await migrate(url.href);
  return { url: url.href, drop };
}

/** The whole plug-in in this process, worker included, over real MariaDB, Redis and S3. */
export async function startHost(
  databaseUrl: string,
  twilioApiUrl: string,
  more: Partial<VoicekeepOptions> = {},
) {
  const spoolDirectory = await mkdtemp(join(tmpdir(), 'vk-spool-'));
  const redis = new URL(requiredVariable('TEST_REDIS_URL'));
  redis.pathname = `/${1 + Math.floor(Math.random() * 15)}`;
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const publicUrl = `http://127.0.0.1:${port}`;
  const options: VoicekeepOptions = {
    ...{ databaseUrl, redisUrl: redis.href, publicUrl, dashboardOrigins: [], twilioApiUrl },
    ...{ s3AllowedEndpoints: ['127.0.0.1'], masterKeys: [Buffer.alloc(32, 7)], runWorkers: true },
    ...{ workerConcurrency: 8, spoolDirectory, storageSuggestion: null },
    ...more,
  };
  const compiled = await Test.createTestingModule({
    imports: [VoicekeepModule.forRootAsync({ useFactory: () => options, actorResolver: Everybody })],
  }).compile();
  const app = compiled.createNestApplication<NestExpressApplication>({
    logger: ['error', 'warn'],
    rawBody: true,
  });
  await app.listen(port, '127.0.0.1');
  const call = async <T = JsonObject>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<JsonAnswer<T>> => {
    const response = await fetch(`${publicUrl}/api/v1${path}`, {
      method,
      // The process also plays Twilio and computes; a kept connection may time out unnoticed meanwhile.
      headers: { 'content-type': 'application/json', connection: 'close' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return jsonAnswer<T>(response);
  };
  return {
    ...{ app, publicUrl, call },
    async stop(): Promise<void> {
      await app.close();
      await rm(spoolDirectory, { recursive: true, force: true });
    },
  };
}

export type TestHost = Awaited<ReturnType<typeof startHost>>;

export const storageForm = (bucket: string): Record<string, unknown> => ({
  ...{
    enabled: true,
    bucket,
    endpoint: requiredVariable('TEST_S3_ENDPOINT'),
    region: requiredVariable('TEST_S3_REGION'),
  },
  ...{
    accessKeyId: requiredVariable('TEST_S3_ACCESS_KEY'),
    secretAccessKey: requiredVariable('TEST_S3_SECRET_KEY'),
  },
});
