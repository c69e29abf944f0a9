import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { systemClock } from '@voicekeep/shared/kernel';
import type { Account } from './accounts/account';
import { RecordingComposer } from './audio/composer';
import { MediaLibrary } from './audio/media-library';
import { loadMp3Encoder } from './audio/mp3';
import { ScriptLibrary } from './audio/script-library';
import { CallPlacer } from './callbacks/call-placer';
import { CallbackSender } from './callbacks/callback-sender';
import { controlRoutes } from './control/control-routes';
import { ExternalBucket } from './external/external-bucket';
import { FaultBoard } from './faults/fault-board';
import { RequestLog } from './requests/request-log';
import { Elsewhere } from './rest/elsewhere';
import type { SandboxWorld } from './rest/sandbox-world';
import { twilioApi } from './rest/twilio-api';
import { DEFAULT_VARIANTS } from './rest/variants';
import type { RecordingFacts, Sandbox } from './sandbox';
import type { SandboxOptions } from './sandbox-options';
import { CallMaker } from './state/call-maker';
import { fileJournal, memoryJournal } from './state/journal';
import type { Recording } from './state/recording';
import { SandboxState } from './state/sandbox-state';
import { sidOf } from './state/sid';

const DEFAULT_RECORDINGS = 40;
const DEFAULT_CONCURRENCY = 100;

/** Starts a simulated Twilio account on 127.0.0.1; resolves when it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? systemClock;
  const seed = options.seed ?? 1;
  const accounts = options.accounts ?? [madeUpAccount(seed)];
  const [account = madeUpAccount(seed)] = accounts;
  const library = new ScriptLibrary();
  const composer = new RecordingComposer(library);
  const media = new MediaLibrary(composer, await loadMp3Encoder());
  const maker = new CallMaker(library, composer);
  const journal = options.dataDirectory ? fileJournal(options.dataDirectory) : memoryJournal();
  const state = new SandboxState(
    journal,
    maker,
    accounts.map(({ sid }) => sid),
    {
      moment: Math.floor(clock.now().getTime() / 1000) * 1000,
      seed,
      history: {
        recordings: options.recordings ?? DEFAULT_RECORDINGS,
        ...(options.historyDays !== undefined && { historyDays: options.historyDays }),
        ...(options.unrecordedCalls !== undefined && { unrecordedCalls: options.unrecordedCalls }),
        ...(options.lengthSeconds && { lengthSeconds: options.lengthSeconds }),
      },
    },
  );
  const log = new RequestLog();
  const faults = new FaultBoard();
  const elsewhere = new Elsewhere();
  const sender = new CallbackSender(clock, null);
  sender.pointTo(options.callbackUrl ?? null);
  const external = new ExternalBucket(media);
  const placer = new CallPlacer(accounts, state, maker, media, sender, clock, external);
  const world: SandboxWorld = {
    accounts,
    state,
    media,
    faults,
    log,
    clock,
    concurrency: options.concurrency ?? DEFAULT_CONCURRENCY,
    variants: { ...DEFAULT_VARIANTS, ...options.variants },
    beforeDelete: options.beforeDelete ?? (() => Promise.resolve()),
    offerElsewhere: (file, contentType) => elsewhere.offer(file, contentType),
  };

  const app = express();
  app.disable('x-powered-by').disable('etag');
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  let closing: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    placer.close();
    sender.close();
    server.closeAllConnections();
    await Promise.all([new Promise((closed) => server.close(closed)), elsewhere.close()]);
    journal.close();
  };

  const sandbox: Sandbox = {
    url: `http://127.0.0.1:${port}`,
    accountSid: account.sid,
    authToken: account.authToken,
    recordings: () => state.recordings().map((recording) => factsOf(recording, media)),
    recording: (recordingSid) => {
      const recording = state.recording(recordingSid);
      return recording && factsOf(recording, media);
    },
    recordingCount: () => state.recordings().length,
    media: (recordingSid, format, channels) => {
      const recording = state.recording(recordingSid);
      if (!recording) throw new RangeError('The sandbox has no such recording.');
      return media.file(recording, format, channels);
    },
    requests: () => log.all(),
    deletions: () => log.all().filter(({ operation }) => operation === 'delete-recording'),
    mediaRequests: () => log.all().filter(({ operation }) => operation === 'media'),
    callbacks: () => sender.deliveries(),
    placeCall: (order = {}) => Promise.resolve(placer.place(order)),
    orderCall: (order) => placer.place(order),
    settled: () => placer.settled(),
    setExternalStorage: (settings) => external.set(settings),
    setFaults: (settings) => faults.set(settings),
    setVariants: (changes) => (world.variants = { ...world.variants, ...changes }),
    setCallbackUrl: (base) => sender.pointTo(base),
    close: () => (closing ??= stop()),
  };
  app.use('/_control', controlRoutes(sandbox));
  app.use(twilioApi(world));
  placer.resume();
  return sandbox;
}

function madeUpAccount(seed: number): Account {
  return { sid: sidOf('AC', 'sandbox', seed), authToken: sidOf('AC', 'sandbox-token', seed).slice(2) };
}

function factsOf(recording: Recording, media: MediaLibrary): RecordingFacts {
  const { sid, accountSid, callSid, kind, source, status, channels, createdAt } = recording;
  return {
    sid,
    accountSid,
    callSid,
    kind,
    source,
    status,
    channels,
    createdAt: new Date(createdAt),
    durationSeconds: media.durationSeconds(recording),
    bytes: media.wavBytes(recording),
    get sha256() {
      return media.wavSha256(recording);
    },
  };
}
