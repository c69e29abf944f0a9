import express, { Router, type ErrorRequestHandler, type Request } from 'express';
import { VoicekeepError } from '@voicekeep/shared/errors';
import type { CallOrder } from '../callbacks/call-placer';
import type { ExternalStorage } from '../external/external-storage';
import { FAULT_KINDS, isFaultKind } from '../faults/fault-kind';
import type { FaultSettings } from '../faults/fault-plan';
import type { Variants } from '../rest/variants';
import type { RecordingFacts, Sandbox } from '../sandbox';
import type { RecordingSource } from '../state/recording';
import { ControlBody } from './control-body';

const SOURCES: readonly RecordingSource[] = [
  'DialVerb',
  'Conference',
  'OutboundAPI',
  'Trunking',
  'RecordVerb',
  'StartCallRecordingAPI',
  'StartCallRecordingTwiML',
];
const isText = (value: unknown): value is string => typeof value === 'string';

/** What a test or the trial does to the simulated account from outside: place calls, look, break things. */
export function controlRoutes(sandbox: Sandbox): Router {
  const router = Router();
  router.use(express.json());

  router.post('/calls', (request, response) => {
    response.status(201).json(sandbox.orderCall(callOrder(new ControlBody(request))));
  });
  router.get('/account', (_request, response) => {
    response.json({ accountSid: sandbox.accountSid, recordings: sandbox.recordingCount() });
  });
  router.get('/recordings', (request, response) => {
    const digests = request.query['digests'] !== 'false';
    response.json({ recordings: digests ? sandbox.recordings() : sandbox.recordings().map(withoutDigest) });
  });
  router.get('/requests', (_request, response) => {
    response.json({ requests: sandbox.requests() });
  });
  router.get('/callbacks', (_request, response) => {
    response.json({ callbacks: sandbox.callbacks() });
  });
  router.post('/callbacks', (request, response) => {
    sandbox.setCallbackUrl(new ControlBody(request).text('baseUrl') ?? null);
    response.status(204).end();
  });
  router.post('/external-storage', (request, response) => {
    sandbox.setExternalStorage(externalStorage(new ControlBody(request)));
    response.status(204).end();
  });
  router.delete('/external-storage', (_request, response) => {
    sandbox.setExternalStorage(null);
    response.status(204).end();
  });
  router.post('/faults', (request, response) => {
    sandbox.setFaults(faultSettings(new ControlBody(request)));
    response.status(204).end();
  });
  router.delete('/faults', (_request, response) => {
    sandbox.setFaults(null);
    response.status(204).end();
  });
  router.post('/variants', (request, response) => {
    response.json(sandbox.setVariants(variants(request)));
  });
  router.use(answerError);
  return router;
}

function withoutDigest(facts: RecordingFacts): Omit<RecordingFacts, 'sha256'> {
  const { sid, accountSid, callSid, kind, source, status, channels, createdAt, durationSeconds, bytes } =
    facts;
  return { sid, accountSid, callSid, kind, source, status, channels, createdAt, durationSeconds, bytes };
}

function callOrder(body: ControlBody): CallOrder {
  const given = {
    kind: body.oneOf('kind', ['call', 'voicemail'] as const),
    from: body.text('from'),
    to: body.text('to'),
    callback: body.flag('callback'),
    delaySeconds: body.number('delaySeconds'),
    durationSeconds: body.number('durationSeconds', 1),
    source: body.oneOf('source', SOURCES),
    channels: body.oneOf('channels', [1, 2] as const),
    recordings: body.number('recordings', 1),
    outcome: body.oneOf('outcome', ['completed', 'absent'] as const),
    accountSid: body.text('accountSid'),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function externalStorage(body: ControlBody): ExternalStorage {
  return {
    endpoint: body.required('endpoint').replace(/\/+$/, ''),
    region: body.text('region') ?? 'us-east-1',
    bucket: body.required('bucket'),
    accessKeyId: body.required('accessKeyId'),
    secretAccessKey: body.required('secretAccessKey'),
    prefix: (body.text('prefix') ?? '').replace(/^\/+|\/+$/g, ''),
  };
}

function faultSettings(body: ControlBody): FaultSettings {
  const recordingSids = body.listOf('recordingSids', 'recording SIDs', isText);
  const times = body.number('times', 1);
  return {
    seed: body.number('seed') ?? 1,
    rate: Math.min(1, body.number('rate') ?? 1),
    kinds: body.listOf('kinds', `the kinds ${FAULT_KINDS.join(', ')}`, isFaultKind) ?? FAULT_KINDS,
    ...(recordingSids && { recordingSids }),
    ...(times !== undefined && { times }),
  };
}

function variants(request: Request): Partial<Variants> {
  const body = new ControlBody(request);
  const given: Partial<Record<keyof Variants, unknown>> = {
    mediaDelivery: body.oneOf('mediaDelivery', ['length', 'chunked'] as const),
    mediaHost: body.oneOf('mediaHost', ['direct', 'redirect'] as const),
    bareMedia: body.oneOf('bareMedia', ['wav', 'json'] as const),
    deleteRefusedStatus: body.oneOf('deleteRefusedStatus', [400, 409] as const),
    forbiddenStatus: body.oneOf('forbiddenStatus', [401, 403] as const),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof VoicekeepError)) {
    next(error);
    return;
  }
  response.status(error.kind === 'malformed' ? 400 : 422).json({ code: error.code, message: error.message });
};
