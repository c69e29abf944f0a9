import { errors } from '@voicekeep/shared/errors';
import { withDeadline, type Clock } from '@voicekeep/shared/kernel';
import {
  type RecordingSources,
  type SourceRecording,
  TelephonyEvents,
  type TelephonyEvent,
} from '@voicekeep/telephony/domain';
import type { CallLogs } from '@voicekeep/call-logs/domain';
import type { WorkspaceStorage } from '@voicekeep/storage/domain';
import {
  backOffMs,
  problemOf,
  type CrashPoints,
  type InboxEvent,
  type WebhookInbox,
} from '@voicekeep/recordings/domain';
import type { CallFactsCollector } from './call-facts';
import { LEASE_MS, LeaseKeeper, monotonicNow } from './lease-keeper';
import type { RecordingRegister } from './recording-register';

export interface WebhookIntakeParts {
  readonly owner: string;
  readonly inbox: WebhookInbox;
  readonly register: RecordingRegister;
  readonly callFacts: CallFactsCollector;
  readonly callLogs: CallLogs;
  readonly storage: WorkspaceStorage;
  readonly sources: RecordingSources;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

/** So many are understood right after their answer; the others wait in the inbox for their turn. */
const AT_ONCE = 8;
/** An event is put off when its understanding takes longer, so that a silent Twilio blocks no other. */
const PATIENCE_MS = 20_000;
const LATE_MS = 600_000;
const LONGEST_SECONDS = 86_400 * 2;
const RECORDING_SID = /^RE[0-9a-f]{32}$/;
/** Call statuses after which nothing more comes. */
const OVER = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);
const CALL_SID = /^CA[0-9a-f]{32}$/;

/** Takes webhooks in: durable first, understood right after, and again later if that fails. */
export class WebhookIntake extends TelephonyEvents {
  readonly #running = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(private readonly parts: WebhookIntakeParts) {
    super();
  }

  override async accept(event: TelephonyEvent): Promise<void> {
    const sid = event.parameters['RecordingSid'];
    if (event.kind === 'recording-status' && (sid === undefined || !RECORDING_SID.test(sid)))
      throw errors.malformed('telephony.recording_sid_format', 'RecordingSid is RE and 32 hex digits.');
    this.parts.crash.reach('C0');
    const id = await this.parts.inbox.add(event);
    this.parts.crash.reach('C1');
    if (id === null || this.#running.size >= AT_ONCE) return;
    // Twilio gets its answer now; the understanding goes on by itself and is repeated from the row if it fails.
    const work = this.process(id).catch(() => undefined);
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  /** Understands one event of the inbox; harmless when another process has it. Throws only when the books are away. */
  async process(id: string, outer: AbortSignal = this.#stopping.signal): Promise<void> {
    const { inbox, clock, owner } = this.parts;
    const claimedAt = monotonicNow();
    const until = new Date(clock.now().getTime() + LEASE_MS);
    const event = await inbox.claim(id, owner, clock.now(), until);
    if (!event) return;
    const renew = (to: Date): Promise<boolean> => inbox.renew(event, to);
    const lease = new LeaseKeeper({ clock, outer, claimedAt, renew });
    try {
      const outcome = await withDeadline(
        PATIENCE_MS,
        (signal) =>
          event.kind === 'recording-status' ? this.recording(event, signal) : this.call(event, signal),
        lease.signal,
      );
      await inbox.done(event, outcome, clock.now());
    } catch (error) {
      if (lease.signal.aborted) return;
      const dueAt = new Date(clock.now().getTime() + backOffMs(event.tries + 1));
      await inbox.retry(event, dueAt, problemOf(error).code);
    } finally {
      lease.end();
    }
  }

  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Ends the understanding of what was accepted last; the inbox has it. */
  async stop(): Promise<void> {
    this.#stopping.abort(new DOMException('The process is shutting down.', 'AbortError'));
    await this.settled();
  }

  private async recording(event: InboxEvent, signal: AbortSignal): Promise<string> {
    const { register, storage, crash } = this.parts;
    const { workspaceId } = event;
    const seen = toSourceRecording(event);
    if (!seen) return 'unreadable';
    const policy = await storage.policy(workspaceId);
    // A scope of numbers can only be judged once the parties are known.
    if (policy && policy.scope.numbers.length > 0) await this.fetchCall(workspaceId, seen.callSid, signal);
    crash.reach('C2');
    const recording = await register.enter(workspaceId, seen, madeAt(seen, event.receivedAt));
    crash.reach('C3');
    if (!recording) return seen.status === 'completed' ? 'deleted-here' : 'not-finished';
    await this.completeLog(workspaceId, seen.callSid, seen.startedAt, signal);
    return 'entered';
  }

  private async call(event: InboxEvent, signal: AbortSignal): Promise<string> {
    const { callLogs } = this.parts;
    const callSid = event.parameters['CallSid'] ?? '';
    const parent = event.parameters['ParentCallSid'];
    if (!CALL_SID.test(callSid)) return 'unreadable';
    if (parent !== undefined) return 'child-leg';
    const direction = event.parameters['Direction'] ?? '';
    await callLogs.record(event.workspaceId, {
      ...{ callSid, parentCallSid: null },
      from: event.parameters['From'] || null,
      to: event.parameters['To'] || null,
      direction: direction.startsWith('outbound')
        ? 'outbound'
        : direction === 'inbound'
          ? 'inbound'
          : 'unknown',
      startedAt: null,
      durationSeconds: seconds(event.parameters['CallDuration']),
      status: event.parameters['CallStatus'] ?? null,
      answeredBy: event.parameters['AnsweredBy'] ?? null,
      callerName: event.parameters['CallerName'] ?? null,
      ...{ price: null, priceUnit: null },
    });
    // The event does not say when the call began; once it is over, Twilio's own record does.
    if (OVER.has(event.parameters['CallStatus'] ?? ''))
      await this.completeLog(event.workspaceId, callSid, null, signal);
    return 'entered';
  }

  private async completeLog(
    workspaceId: string,
    callSid: string,
    startedAt: Date | null,
    signal: AbortSignal,
  ): Promise<void> {
    const log = await this.parts.callLogs.ensure(workspaceId, callSid, startedAt);
    if (log && !log.complete) await this.fetchCall(workspaceId, callSid, signal);
  }

  private async fetchCall(workspaceId: string, callSid: string, signal: AbortSignal): Promise<void> {
    const source = await this.parts.sources.open(workspaceId);
    await this.parts.callFacts.fetch(workspaceId, source, callSid, signal);
  }
}

/** News that arrive promptly are of a recording just made; old ones count by the recording's own times. */
function madeAt(seen: SourceRecording, receivedAt: Date): Date {
  if (!seen.startedAt) return receivedAt;
  const endedAt = seen.startedAt.getTime() + (seen.durationSeconds ?? 0) * 1000;
  return endedAt > receivedAt.getTime() - LATE_MS ? receivedAt : new Date(endedAt);
}

function toSourceRecording({ parameters, accountSid, receivedAt }: InboxEvent): SourceRecording | null {
  const recordingSid = parameters['RecordingSid'] ?? '';
  const callSid = parameters['CallSid'] ?? '';
  if (!RECORDING_SID.test(recordingSid) || !CALL_SID.test(callSid)) return null;
  const started = new Date(parameters['RecordingStartTime'] ?? '');
  const startedAt = Number.isNaN(started.getTime()) ? null : started;
  const channels = Number(parameters['RecordingChannels']);
  return {
    ...{ recordingSid, accountSid, callSid, startedAt },
    status: parameters['RecordingStatus'] ?? '',
    source: parameters['RecordingSource'] ?? 'unknown',
    channels: channels === 1 || channels === 2 ? channels : null,
    durationSeconds: seconds(parameters['RecordingDuration']),
    createdAt: startedAt ?? receivedAt,
    errorCode: Number(parameters['ErrorCode']) || null,
    encryptionDetails: parameters['EncryptionDetails'] || null,
  };
}

function seconds(text: string | undefined): number | null {
  const value = text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;
  return value !== null && value <= LONGEST_SECONDS ? value : null;
}
