import type { Clock } from '@voicekeep/shared/kernel';
import type { Account } from '../accounts/account';
import type { MediaLibrary } from '../audio/media-library';
import type { ExternalBucket } from '../external/external-bucket';
import type { Call } from '../state/call';
import type { CallMaker } from '../state/call-maker';
import type { Recording } from '../state/recording';
import type { RecordingRequest } from '../state/recording-request';
import type { SandboxState } from '../state/sandbox-state';
import type { CallbackSender } from './callback-sender';
import { callStatusParameters, recordingStatusParameters } from './callback-parameters';

export interface CallOrder extends Omit<RecordingRequest, 'createdAt' | 'sameCall' | 'status'> {
  /** Which account; default the first. */
  readonly accountSid?: string;
  /** Whether Twilio tells about it; default yes. Trunk recordings never have a recording callback. */
  readonly callback?: boolean;
  /** Until the recording is completed; default 0.3. */
  readonly delaySeconds?: number;
  /** How many recordings the one call gets; default 1. */
  readonly recordings?: number;
  /** `absent`: Twilio heard nothing and keeps no audio. Default `completed`. */
  readonly outcome?: 'completed' | 'absent';
}

export interface PlacedCall {
  readonly callSid: string;
  readonly recordingSid: string;
  readonly recordingSids: readonly string[];
}

const DEFAULT_DELAY_SECONDS = 0.3;

/** Lets calls happen now: in progress at once, over a moment later, then announced. */
export class CallPlacer {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly accounts: readonly Account[],
    private readonly state: SandboxState,
    private readonly maker: CallMaker,
    private readonly media: MediaLibrary,
    private readonly sender: CallbackSender,
    private readonly clock: Clock,
    private readonly external: ExternalBucket,
  ) {}

  place(order: CallOrder): PlacedCall {
    const account = this.accounts.find(({ sid }) => sid === (order.accountSid ?? this.accounts[0]?.sid));
    if (!account) throw new RangeError('The sandbox has no such account.');
    const createdAt = Math.floor(this.clock.now().getTime() / 1000) * 1000;
    const key = `${this.state.seed}/placed/${this.state.moment}/${this.state.placed}`;
    const request: RecordingRequest = { ...withUsualSource(order), status: 'processing' };
    const made = this.maker.make(account.sid, key, createdAt, request);
    const [parent] = made.calls;
    const more = Array.from({ length: (order.recordings ?? 1) - 1 }, (_, index) =>
      parent ? [this.maker.again(parent, `${key}/${index + 1}`, request)] : [],
    ).flat();
    const recordings = [made.recording, ...more].map((recording) => this.external.claimed(recording));
    this.state.place(made.calls, recordings);
    this.later(order.delaySeconds ?? DEFAULT_DELAY_SECONDS, () =>
      this.end(account, made.recording.callSid, order),
    );
    return {
      callSid: made.recording.callSid,
      recordingSid: made.recording.sid,
      recordingSids: recordings.map(({ sid }) => sid),
    };
  }

  /** Ends calls that were in progress when the sandbox was stopped. */
  resume(): void {
    for (const call of this.state.openCalls.values()) {
      const account = this.accounts.find(({ sid }) => sid === call.accountSid);
      if (account) this.later(DEFAULT_DELAY_SECONDS, () => this.end(account, call.sid, {}));
    }
  }

  /** Resolves when every call is over and every callback has been answered or given up. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private later(seconds: number, work: () => Promise<void>): void {
    const task = new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        void work().finally(resolve);
      }, seconds * 1000);
      this.timers.add(timer);
    });
    this.running.add(task);
    void task.finally(() => this.running.delete(task));
  }

  private async end(account: Account, callSid: string, order: CallOrder): Promise<void> {
    const outcome = order.outcome ?? 'completed';
    if (outcome === 'completed')
      await Promise.all(this.state.recordingsOf(callSid).map((one) => this.external.deliver(one)));
    this.state.end(callSid, outcome);
    const call = this.state.ledger(account.sid).calls.get(callSid);
    if (order.callback === false || !call) return;
    await this.announce(account, call, this.state.recordingsOf(callSid));
  }

  private async announce(account: Account, call: Call, recordings: readonly Recording[]): Promise<void> {
    const [first] = recordings;
    if (!first) return;
    const seconds = (recording: Recording): number => this.media.durationSeconds(recording);
    await Promise.all([
      this.sender.send('call-status', account.authToken, callStatusParameters(call, first, seconds(first))),
      ...recordings
        .filter(({ source }) => source !== 'Trunking')
        .map((recording) =>
          this.sender.send(
            'recording-status',
            account.authToken,
            recordingStatusParameters(recording, seconds(recording)),
          ),
        ),
    ]);
  }
}

/** A call placed by hand is one that is announced, so not one over a trunk unless that was asked for. */
function withUsualSource(order: CallOrder): CallOrder {
  return order.kind === 'voicemail' || order.source ? order : { ...order, source: 'DialVerb' };
}
