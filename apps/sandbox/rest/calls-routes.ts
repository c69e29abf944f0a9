import { Router } from 'express';
import { callJson } from './call-json';
import { dateWindow } from './date-window';
import { exchangeOf } from './exchange';
import { mustBeAllowed } from './gate';
import { pageOf } from './page';
import { pathText, queryText } from './query';
import { callRecordingJson } from './recording-json';
import { shownRecording } from './recordings-routes';
import type { SandboxWorld } from './sandbox-world';
import { notFound } from './twilio-problem';

/** Calls, and the recordings of one call. */
export function callsRoutes(world: SandboxWorld): Router {
  const router = Router({ mergeParams: true });

  router.get('/Calls.json', (request, response) => {
    const { caller } = exchangeOf(request);
    mustBeAllowed(caller.may('calls.read'), world);
    const started = dateWindow(request, 'StartTime');
    const ended = dateWindow(request, 'EndTime');
    const [to, from] = [queryText(request, 'To'), queryText(request, 'From')];
    const [parent, status] = [queryText(request, 'ParentCallSid'), queryText(request, 'Status')];
    const { envelope, items } = pageOf(
      request,
      world.state.ledger(caller.account.sid).calls,
      (call) =>
        (to === undefined || call.to === to) &&
        (from === undefined || call.from === from) &&
        (parent === undefined || call.parentCallSid === parent) &&
        (status === undefined || call.status === status) &&
        started(call.createdAt) &&
        ended(call.endsAt),
    );
    response.json({ ...envelope, calls: items.map(callJson) });
  });

  router.get('/Calls/:callSid/Recordings.json', (request, response) => {
    const { caller } = exchangeOf(request);
    mustBeAllowed(caller.may('recordings.read'), world);
    const callSid = pathText(request, 'callSid');
    if (!world.state.ledger(caller.account.sid).calls.get(callSid)) throw notFound(request.path);
    const now = world.clock.now().getTime();
    const inWindow = dateWindow(request, 'DateCreated');
    const { envelope, items } = pageOf(
      request,
      world.state.ledger(caller.account.sid).recordings,
      (recording) =>
        recording.callSid === callSid &&
        world.state.isShown(recording, false, now) &&
        inWindow(recording.createdAt),
    );
    response.json({
      ...envelope,
      recordings: items.map((each) => callRecordingJson(each, world.media, now)),
    });
  });

  router.get('/Calls/:callSid/Recordings/:sid.json', (request, response) => {
    mustBeAllowed(exchangeOf(request).caller.may('recordings.read'), world);
    const recording = shownRecording(world, request, false);
    response.json(callRecordingJson(recording, world.media, world.clock.now().getTime()));
  });

  router.get('/Calls/:callSid.json', (request, response) => {
    const { caller } = exchangeOf(request);
    mustBeAllowed(caller.may('calls.read'), world);
    const call = world.state.ledger(caller.account.sid).calls.get(pathText(request, 'callSid'));
    if (!call) throw notFound(request.originalUrl.split('?')[0] ?? '');
    response.json(callJson(call));
  });
  return router;
}
