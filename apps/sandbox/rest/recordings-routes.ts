import { Router, type Request, type Response } from 'express';
import type { Recording } from '../state/recording';
import { dateWindow } from './date-window';
import { exchangeOf } from './exchange';
import { mustBeAllowed } from './gate';
import { pageOf } from './page';
import { pathText, queryFlag, queryText } from './query';
import { recordingJson } from './recording-json';
import type { SandboxWorld } from './sandbox-world';
import { notFound, TwilioProblem } from './twilio-problem';

/** The account's recordings: list, one, and its deletion. */
export function recordingsRoutes(world: SandboxWorld): Router {
  const router = Router({ mergeParams: true });

  router.get('/Recordings.json', (request, response) => {
    const { caller } = exchangeOf(request);
    mustBeAllowed(caller.may('recordings.read'), world);
    const now = world.clock.now().getTime();
    const includeDeleted = queryFlag(request, 'IncludeSoftDeleted');
    const inWindow = dateWindow(request, 'DateCreated');
    const callSid = queryText(request, 'CallSid');
    const conferenceSid = queryText(request, 'ConferenceSid');
    const { envelope, items } = pageOf(
      request,
      world.state.ledger(caller.account.sid).recordings,
      (recording) =>
        world.state.isShown(recording, includeDeleted, now) &&
        inWindow(recording.createdAt) &&
        (callSid === undefined || recording.callSid === callSid) &&
        (conferenceSid === undefined || recording.conferenceSid === conferenceSid),
    );
    response.json({ ...envelope, recordings: items.map((each) => recordingJson(each, world.media, now)) });
  });

  router.get('/Recordings/:sid.json', (request, response) => {
    const { caller } = exchangeOf(request);
    mustBeAllowed(caller.may('recordings.read'), world);
    const now = world.clock.now().getTime();
    const recording = shownRecording(world, request, queryFlag(request, 'IncludeSoftDeleted'));
    response.json(recordingJson(recording, world.media, now));
  });

  const remove = (request: Request, response: Response): Promise<void> =>
    removeRecording(world, request, response);
  router.delete('/Recordings/:sid.json', remove);
  router.delete('/Calls/:callSid/Recordings/:sid.json', remove);
  return router;
}

async function removeRecording(world: SandboxWorld, request: Request, response: Response): Promise<void> {
  const { caller, fault, logged } = exchangeOf(request);
  mustBeAllowed(caller.may('recordings.delete'), world);
  await world.beforeDelete(shownRecording(world, request, false).sid);
  // Looked up again: another deletion may have come first while the witness looked.
  const recording = shownRecording(world, request, false);
  if (recording.status !== 'completed') {
    throw new TwilioProblem(
      world.variants.deleteRefusedStatus,
      20009,
      'Cannot delete this resource before it is complete',
    );
  }
  world.state.delete(recording.sid, world.clock.now().getTime());
  logged.deleted = true;
  if (fault === 'delete-applied-then-reset') request.socket.resetAndDestroy();
  else response.status(204).end();
}

/** The recording in a request's path, if its account has it and Twilio would show it; else 404. */
export function shownRecording(world: SandboxWorld, request: Request, includeDeleted: boolean): Recording {
  const { caller } = exchangeOf(request);
  const recording = world.state.recording(pathText(request, 'sid'));
  const callSid = pathText(request, 'callSid');
  const shown =
    recording?.accountSid === caller.account.sid &&
    (callSid === '' || recording.callSid === callSid) &&
    world.state.isShown(recording, includeDeleted, world.clock.now().getTime());
  if (!recording || !shown) throw notFound(request.originalUrl.split('?')[0] ?? '');
  return recording;
}
