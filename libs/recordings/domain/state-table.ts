import { RECORDING_STATES, type RecordingState } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';

/**
 * Where a recording may go from where it stands. Everything else is refused, so that news arriving late
 * or twice can only be ignored.
 */
export const STATE_TABLE: Readonly<Record<RecordingState, readonly RecordingState[]>> = {
  on_twilio: ['queued', 'absent', 'lost', 'failed', 'deleted'],
  queued: ['copying', 'on_twilio', 'absent', 'lost', 'failed', 'deleted'],
  // A worker that died leaves `copying` behind; the next one begins a new attempt from there.
  copying: ['copying', 'copied', 'queued', 'absent', 'lost', 'failed', 'deleted'],
  copied: ['stored', 'cleaning', 'queued', 'failed', 'deleted'],
  stored: ['cleaning', 'queued', 'cleaned', 'lost', 'deleted'],
  // The decision to delete may be taken back, and a copy that vanished meanwhile is made again.
  cleaning: ['cleaned', 'stored', 'queued', 'deleted'],
  cleaned: ['lost', 'deleted'],
  failed: ['queued', 'absent', 'lost', 'deleted'],
  absent: ['deleted'],
  // A put that was given up may have landed whole after all.
  lost: ['queued', 'copied', 'deleted'],
  deleted: [],
};

/** States in which a worker has something to do. */
export const WORKING_STATES: readonly RecordingState[] = ['queued', 'copying', 'copied'];
/** Verified in the bucket. */
export const STORED_STATES: readonly RecordingState[] = ['stored', 'cleaning', 'cleaned'];

export const canMove = (from: RecordingState, to: RecordingState): boolean => STATE_TABLE[from].includes(to);

/** @throws VoicekeepError `recording.transition` when the table has no such step: a fault of the program */
export function requireMove(from: readonly RecordingState[], to: RecordingState): void {
  const bad = from.find((state) => !canMove(state, to));
  if (bad !== undefined)
    throw errors.internal('recording.transition', `A recording cannot go from ${bad} to ${to}.`);
}

/** @returns what is wrong with a table: unknown targets, states nobody reaches, ends that are not ends */
export function faultsOf(table: Readonly<Record<string, readonly string[]>>): string[] {
  const faults: string[] = [];
  const states: readonly string[] = RECORDING_STATES;
  for (const [from, targets] of Object.entries(table)) {
    if (!states.includes(from)) faults.push(`unknown state ${from}`);
    for (const to of targets) if (!states.includes(to)) faults.push(`${from} leads to unknown ${to}`);
    if (new Set(targets).size !== targets.length) faults.push(`${from} names a state twice`);
  }
  const reached = reachable(table, 'on_twilio');
  for (const state of states) {
    if (!(state in table)) faults.push(`${state} is missing`);
    if (!reached.has(state)) faults.push(`nothing leads to ${state}`);
    if (state !== 'deleted' && !reachable(table, state).has('deleted'))
      faults.push(`${state} can never be deleted`);
  }
  return faults;
}

function reachable(table: Readonly<Record<string, readonly string[]>>, start: string): Set<string> {
  const seen = new Set([start]);
  for (const state of seen) for (const next of table[state] ?? []) seen.add(next);
  return seen;
}
