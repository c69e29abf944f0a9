import type { ScriptLibrary } from '../audio/script-library';
import type { RecordingComposer } from '../audio/composer';
import type { Call } from './call';
import { CLINIC_LINES, DESKS, patientOf } from './phone-book';
import type { Recording, RecordingSource } from './recording';
import type { RecordingRequest } from './recording-request';
import { SeededRandom } from './seeded-random';
import { sidOf } from './sid';

/** The legs of one call and what was recorded of it. */
export interface RecordedCall {
  readonly calls: readonly Call[];
  readonly recording: Recording;
}

/** Invents calls: who rang whom, what they spoke about, how Twilio recorded it. The same key gives the same call. */
export class CallMaker {
  constructor(
    private readonly library: ScriptLibrary,
    private readonly composer: RecordingComposer,
  ) {}

  make(accountSid: string, key: string, createdAt: number, request: RecordingRequest): RecordedCall {
    const random = new SeededRandom('call', accountSid, key);
    const recording = this.recordingOf(accountSid, key, createdAt, request, random);
    const parent = this.parentLeg(recording, request, random);
    const calls = recording.source === 'DialVerb' ? [parent, childLeg(parent, random)] : [parent];
    return { calls, recording };
  }

  /** One more recording of a call that was already made. */
  again(call: Call, key: string, request: RecordingRequest): Recording {
    const random = new SeededRandom('again', call.accountSid, key);
    const recording = this.recordingOf(call.accountSid, key, call.createdAt, request, random);
    return { ...recording, callSid: call.sid };
  }

  private recordingOf(
    accountSid: string,
    key: string,
    createdAt: number,
    request: RecordingRequest,
    random: SeededRandom,
  ): Recording {
    const kind = request.kind ?? (request.source === 'RecordVerb' ? 'voicemail' : 'call');
    const source = request.source ?? (kind === 'voicemail' ? 'RecordVerb' : usualSource(random));
    const scriptKind = kind === 'voicemail' ? 'voicemail' : source === 'OutboundAPI' ? 'outbound' : 'inbound';
    return {
      sid: sidOf('RE', accountSid, key),
      accountSid,
      callSid: sidOf('CA', accountSid, key),
      conferenceSid: source === 'Conference' ? sidOf('CF', accountSid, key) : null,
      kind,
      source,
      channels: request.channels ?? (kind === 'voicemail' ? 1 : 2),
      script: random.pick(this.library.names(scriptKind)),
      durationSeconds: request.durationSeconds ?? null,
      storage: request.storage ?? 'plain',
      createdAt,
      status: request.status ?? 'completed',
      deletedAt: null,
    };
  }

  private parentLeg(recording: Recording, request: RecordingRequest, random: SeededRandom): Call {
    const patient = patientOf(random);
    const line = random.pick(CLINIC_LINES).number;
    const outbound = recording.source === 'OutboundAPI';
    const from = request.from ?? (outbound ? line : patient.number);
    const to = request.to ?? (outbound ? patient.number : line);
    const ours = CLINIC_LINES.find(({ number }) => number === (outbound ? from : to));
    return {
      sid: recording.callSid,
      accountSid: recording.accountSid,
      parentCallSid: null,
      from,
      to,
      callerName: outbound || request.from ? null : patient.name,
      phoneNumberSid: ours ? sidOf('PN', recording.accountSid, ours.number) : null,
      direction: outbound
        ? 'outbound-api'
        : recording.source === 'Trunking'
          ? 'trunking-originating'
          : 'inbound',
      createdAt: recording.createdAt,
      endsAt: recording.createdAt + Math.max(1, this.composer.durationSeconds(recording)) * 1000,
      status: recording.status === 'processing' ? 'in-progress' : 'completed',
    };
  }
}

/** Mostly calls put through to a desk; some the clinic makes, some in a conference or over a SIP trunk. */
function usualSource(random: SeededRandom): RecordingSource {
  const chance = random.unit();
  if (chance < 0.7) return 'DialVerb';
  if (chance < 0.88) return 'OutboundAPI';
  return chance < 0.94 ? 'Conference' : 'Trunking';
}

function childLeg(parent: Call, random: SeededRandom): Call {
  return {
    ...parent,
    sid: sidOf('CA', parent.sid, 'child'),
    parentCallSid: parent.sid,
    to: random.pick(DESKS),
    callerName: null,
    phoneNumberSid: null,
    direction: 'outbound-dial',
  };
}
