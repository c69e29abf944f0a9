import type { CallMaker, RecordedCall } from './call-maker';
import type { Call } from './call';
import type { History, RecordingRequest } from './recording-request';
import type { Recording } from './recording';
import { SeededRandom } from './seeded-random';
import { workingMoment } from './working-hours';

const VOICEMAIL_SHARE = 0.3;
const USUAL_DAYS = 60;

export interface SeededHistory {
  readonly calls: Call[];
  readonly recordings: Recording[];
}

/** The calls an account had before `moment`; the same account, seed and moment always give the same ones. */
export function seedHistory(
  maker: CallMaker,
  accountSid: string,
  seed: number,
  moment: number,
  history: History,
): SeededHistory {
  const random = new SeededRandom('history', accountSid, seed);
  const requests =
    typeof history.recordings === 'number'
      ? mixture(history.recordings, history, random)
      : history.recordings;
  const days = history.historyDays ?? USUAL_DAYS;
  const result: SeededHistory = { calls: [], recordings: [] };
  let last: RecordedCall | undefined;
  for (const [index, request] of requests.entries()) {
    const key = `${seed}/${index}`;
    if (request.sameCall && last?.calls[0]) {
      result.recordings.push(maker.again(last.calls[0], key, request));
      continue;
    }
    const daysBack = ((index + random.unit()) / requests.length) * days;
    const createdAt = request.createdAt
      ? Math.floor(Date.parse(request.createdAt) / 1000) * 1000
      : workingMoment(moment, daysBack, request.kind ?? 'call', random);
    last = maker.make(accountSid, key, createdAt, request);
    result.calls.push(...last.calls);
    result.recordings.push(last.recording);
  }
  for (const call of unrecordedCalls(maker, accountSid, seed, moment, { ...history, historyDays: days }))
    result.calls.push(call);
  return result;
}

/** From a sequence of their own, so that the recorded calls stay the same however many these are. */
function* unrecordedCalls(
  maker: CallMaker,
  accountSid: string,
  seed: number,
  moment: number,
  { unrecordedCalls: count = 0, historyDays: days = USUAL_DAYS }: History,
): Generator<Call> {
  const random = new SeededRandom('unrecorded', accountSid, seed);
  for (let index = 0; index < count; index += 1) {
    const createdAt = workingMoment(moment, ((index + random.unit()) / count) * days, 'call', random);
    yield* maker.make(accountSid, `${seed}/unrecorded/${index}`, createdAt, { kind: 'call' }).calls;
  }
}

/** As many requests as asked for, of which exactly three in ten are voicemails, in mixed order. */
function mixture(count: number, history: History, random: SeededRandom): RecordingRequest[] {
  let voicemailsLeft = Math.round(count * VOICEMAIL_SHARE);
  return Array.from({ length: count }, (_, index): RecordingRequest => {
    const voicemail = random.unit() < voicemailsLeft / (count - index);
    if (voicemail) voicemailsLeft -= 1;
    const range = history.lengthSeconds;
    return {
      kind: voicemail ? 'voicemail' : 'call',
      ...(range && { durationSeconds: random.integer(range.min, range.max) }),
    };
  });
}
