import type { CallMaker, RecordedCall } from './call-maker';
import type { Call } from './call';
import type { History, RecordingRequest } from './recording-request';
import type { Recording } from './recording';
import { SeededRandom } from './seeded-random';
import { workingMoment } from './working-hours';

const VOICEMAIL_SHARE = 0.3;

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
  const result: SeededHistory = { calls: [], recordings: [] };
  let last: RecordedCall | undefined;
  for (const [index, request] of requests.entries()) {
    const key = `${seed}/${index}`;
    if (request.sameCall && last?.calls[0]) {
      result.recordings.push(maker.again(last.calls[0], key, request));
      continue;
    }
    const daysBack = ((index + random.unit()) / requests.length) * (history.historyDays ?? 60);
    const createdAt = request.createdAt
      ? Math.floor(Date.parse(request.createdAt) / 1000) * 1000
      : workingMoment(moment, daysBack, request.kind ?? 'call', random);
    last = maker.make(accountSid, key, createdAt, request);
    result.calls.push(...last.calls);
    result.recordings.push(last.recording);
  }
  return result;
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
