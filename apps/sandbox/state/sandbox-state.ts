import type { Call } from './call';
import type { CallMaker } from './call-maker';
import type { Journal, JournalEntry } from './journal';
import { NewestFirst } from './newest-first';
import type { Recording } from './recording';
import type { History } from './recording-request';
import { seedHistory } from './seed-history';

/** Twilio keeps the metadata of a deleted recording for 40 days. */
const METADATA_KEPT_MS = 40 * 24 * 3600 * 1000;

/** Calls and recordings of one account. */
export interface Ledger {
  readonly calls: NewestFirst<Call>;
  readonly recordings: NewestFirst<Recording>;
}

/** Everything the sandbox remembers: seeded once, then changed only through its journal. */
export class SandboxState {
  private readonly ledgers = new Map<string, Ledger>();
  private readonly recordingsBySid = new Map<string, Recording>();
  private readonly recordingsByCall = new Map<string, Recording[]>();
  private readonly legsByCall = new Map<string, Call[]>();
  readonly moment: number;
  readonly seed: number;
  /** Calls placed and not yet over, also across a restart. */
  readonly openCalls = new Map<string, Call>();
  /** Rises with each call placed, and goes on after a restart. */
  placed = 0;

  constructor(
    private readonly journal: Journal,
    maker: CallMaker,
    accountSids: readonly string[],
    beginning: { moment: number; seed: number; history: History },
  ) {
    const first = journal.entries.find((entry) => entry.type === 'began') ?? { type: 'began', ...beginning };
    if (journal.entries.length === 0) journal.append(first);
    this.moment = first.moment;
    this.seed = first.seed;
    for (const accountSid of accountSids) {
      const ledger = { calls: new NewestFirst<Call>(), recordings: new NewestFirst<Recording>() };
      const seeded = seedHistory(maker, accountSid, first.seed, first.moment, first.history);
      ledger.calls.addAll(seeded.calls);
      ledger.recordings.addAll(seeded.recordings);
      for (const call of seeded.calls) this.indexCall(call);
      for (const recording of seeded.recordings) this.indexRecording(recording);
      this.ledgers.set(accountSid, ledger);
    }
    for (const entry of journal.entries) this.apply(entry);
  }

  ledger(accountSid: string): Ledger {
    const ledger = this.ledgers.get(accountSid);
    if (!ledger) throw new RangeError('The sandbox has no such account.');
    return ledger;
  }

  /** Every recording of every account, newest first within each. */
  recordings(): Recording[] {
    return [...this.ledgers.values()].flatMap((ledger) => ledger.recordings.all);
  }

  recording(sid: string): Recording | undefined {
    return this.recordingsBySid.get(sid);
  }

  recordingsOf(callSid: string): readonly Recording[] {
    return this.recordingsByCall.get(callSid) ?? [];
  }

  /** Whether Twilio would still show it, given that the caller asks for deleted ones or not. */
  isShown(recording: Recording, includeDeleted: boolean, now: number): boolean {
    if (recording.status === 'vanished') return false;
    if (recording.status !== 'deleted') return true;
    return includeDeleted && now - (recording.deletedAt ?? 0) < METADATA_KEPT_MS;
  }

  place(calls: readonly Call[], recordings: readonly Recording[]): void {
    this.record({ type: 'placed', calls, recordings });
  }

  /** The call is over and its recordings have become what they will be. */
  end(callSid: string, recordings: 'completed' | 'absent'): void {
    this.record({ type: 'ended', callSid, recordings });
  }

  delete(recordingSid: string, at: number): void {
    this.record({ type: 'deleted', recordingSid, at });
  }

  vanish(recordingSid: string): void {
    this.record({ type: 'vanished', recordingSid });
  }

  private record(entry: JournalEntry): void {
    this.journal.append(entry);
    this.apply(entry);
  }

  private apply(entry: JournalEntry): void {
    switch (entry.type) {
      case 'began':
        return;
      case 'placed':
        this.placed += 1;
        for (const call of entry.calls) this.adoptCall({ ...call });
        for (const recording of entry.recordings) this.adopt({ ...recording });
        return;
      case 'ended':
        this.endCall(entry.callSid, entry.recordings);
        return;
      case 'deleted':
        this.mark(entry.recordingSid, 'deleted', entry.at);
        return;
      case 'vanished':
        this.mark(entry.recordingSid, 'vanished', null);
    }
  }

  private adoptCall(call: Call): void {
    const ledger = this.ledgers.get(call.accountSid);
    if (!ledger) return;
    ledger.calls.add(call);
    this.indexCall(call);
    if (call.parentCallSid === null) this.openCalls.set(call.sid, call);
  }

  private adopt(recording: Recording): void {
    const ledger = this.ledgers.get(recording.accountSid);
    if (!ledger) return;
    ledger.recordings.add(recording);
    this.indexRecording(recording);
  }

  private indexCall(call: Call): void {
    const parent = call.parentCallSid ?? call.sid;
    this.legsByCall.set(parent, [...(this.legsByCall.get(parent) ?? []), call]);
  }

  private indexRecording(recording: Recording): void {
    this.recordingsBySid.set(recording.sid, recording);
    this.recordingsByCall.set(recording.callSid, [...this.recordingsOf(recording.callSid), recording]);
  }

  private endCall(callSid: string, outcome: 'completed' | 'absent'): void {
    this.openCalls.delete(callSid);
    for (const call of this.legsByCall.get(callSid) ?? []) call.status = 'completed';
    for (const recording of this.recordingsOf(callSid)) {
      if (recording.status === 'processing') recording.status = outcome;
    }
  }

  private mark(recordingSid: string, status: 'deleted' | 'vanished', at: number | null): void {
    const recording = this.recordingsBySid.get(recordingSid);
    if (!recording) return;
    recording.status = status;
    recording.deletedAt = at;
  }
}
