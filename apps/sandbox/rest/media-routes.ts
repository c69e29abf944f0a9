import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { MediaFormat } from '../audio/media-library';
import type { Recording } from '../state/recording';
import { exchangeOf } from './exchange';
import { mustBeAllowed } from './gate';
import { deliver } from './media-delivery';
import { queryText } from './query';
import { recordingJson } from './recording-json';
import { shownRecording } from './recordings-routes';
import type { SandboxWorld } from './sandbox-world';
import { notFound, TwilioProblem } from './twilio-problem';

/** The sound of a recording: `.wav`, `.mp3`, or without extension. Range is ignored. */
export function mediaRoutes(world: SandboxWorld): Router {
  const router = Router({ mergeParams: true });
  const send =
    (format: MediaFormat): RequestHandler =>
    (request, response) =>
      sendMedia(world, request, response, format);
  router.get('/Recordings/:sid.wav', send('wav'));
  router.get('/Recordings/:sid.mp3', send('mp3'));
  router.get('/Recordings/:sid', (request, response) => {
    if (world.variants.bareMedia === 'wav') return sendMedia(world, request, response, 'wav');
    const recording = shownRecording(world, request, false);
    response.json(recordingJson(recording, world.media, world.clock.now().getTime()));
    return undefined;
  });
  return router;
}

async function sendMedia(
  world: SandboxWorld,
  request: Request,
  response: Response,
  format: MediaFormat,
): Promise<void> {
  const { caller, fault } = exchangeOf(request);
  mustBeAllowed(caller.may('recordings.read'), world);
  const recording = shownRecording(world, request, false);
  if (recording.status !== 'completed' || recording.storage === 'external')
    throw notFound(request.originalUrl.split('?')[0] ?? '');
  if (format === 'mp3' && recording.storage === 'encrypted') {
    throw new TwilioProblem(400, 16109, 'Encrypted recordings can be fetched as WAV only');
  }
  const file = world.media.file(
    recording,
    format,
    channelsFor(recording, queryText(request, 'RequestedChannels')),
  );
  const contentType = format === 'mp3' ? 'audio/mpeg' : 'audio/x-wav';
  if (fault === 'redirect' || world.variants.mediaHost === 'redirect') {
    response.redirect(302, await world.offerElsewhere(file, contentType));
    return;
  }
  await deliver(response, file, contentType, fault, world.variants.mediaDelivery);
}

/** Without a wish: as created, but a conference mixed down to one channel. */
function channelsFor(recording: Recording, wanted: string | undefined): 1 | 2 {
  if (wanted === '2' && recording.channels === 1) {
    throw new TwilioProblem(400, 16113, 'Recording does not have a dual-channel form');
  }
  if (wanted === '1') return 1;
  return wanted === undefined && recording.source === 'Conference' ? 1 : recording.channels;
}
