import type { RecordingState } from '@voicekeep/shared/contracts';
import type { FileFate, ReleaseDecision, TwilioCopyFate } from '@voicekeep/call-logs/domain';
import type { Recording } from './recording';

/** Of a recording, what its fate depends on. */
export type FateFacts = Pick<Recording, 'state' | 'writtenBy' | 'onTwilio'>;

/** What becomes of a recording whose call log, or whose workspace, is deleted. */
export interface Fate {
  readonly file: FileFate;
  readonly twilioCopy: TwilioCopyFate;
  /** Whether the recording is deleted itself; else it stays in the books without its call. */
  readonly ends: boolean;
  /** Which keys are removed from buckets: every one ever attempted, those of given-up attempts, or none. */
  readonly keys: 'all' | 'leftovers' | 'none';
}

/** The file, by where the recording stands: when files stay, and when they go. */
export const FILE_FATES: Readonly<
  Record<RecordingState, { readonly stays: FileFate; readonly goes: FileFate }>
> = {
  on_twilio: { stays: 'none', goes: 'none' },
  queued: { stays: 'copiedAndKept', goes: 'stopped' },
  copying: { stays: 'copiedAndKept', goes: 'stopped' },
  copied: { stays: 'copiedAndKept', goes: 'stopped' },
  stored: { stays: 'kept', goes: 'removed' },
  cleaning: { stays: 'kept', goes: 'removed' },
  cleaned: { stays: 'kept', goes: 'removed' },
  failed: { stays: 'none', goes: 'stopped' },
  absent: { stays: 'none', goes: 'none' },
  lost: { stays: 'none', goes: 'none' },
  deleted: { stays: 'none', goes: 'none' },
};

/** States whose file, if Twilio wrote it, lies whole in the bucket. */
const ADOPTED: readonly RecordingState[] = ['copied', 'stored', 'cleaning', 'cleaned'];

/** Of a recording whose call log is deleted. Preview and deletion both ask here, and nowhere else. */
export function fateOf(recording: FateFacts, decision: ReleaseDecision): Fate {
  const { state } = recording;
  const isDeleted = state === 'deleted';
  const file = FILE_FATES[state][decision.files ? 'goes' : 'stays'];
  const ends = !isDeleted && (decision.files || file === 'none');
  return {
    file: isTwilios(recording) ? 'writtenByTwilio' : file,
    twilioCopy: twilioCopyOf(recording, decision, ends),
    ends,
    keys: !ends ? 'none' : decision.files ? 'all' : 'leftovers',
  };
}

/**
 * The same when the whole workspace goes. Where files stay, a copy under way is finished and nothing new is begun:
 * what is queued stays at Twilio, and so does every copy there that is not deleted yet.
 */
export function fateWithWorkspace(recording: FateFacts, decision: ReleaseDecision): Fate {
  const fate = fateOf(recording, decision);
  if (decision.files) return fate;
  return {
    file: recording.state === 'queued' ? 'none' : fate.file,
    twilioCopy: fate.twilioCopy === 'ownSwitch' ? 'stays' : fate.twilioCopy,
    ends: false,
    keys: 'none',
  };
}

/** Whether its file in the bucket is one that Twilio wrote: never ours to delete. */
export const isTwilios = ({ writtenBy, state }: FateFacts): boolean =>
  writtenBy === 'twilio' && ADOPTED.includes(state);

function twilioCopyOf(
  { state, onTwilio }: FateFacts,
  decision: ReleaseDecision,
  ends: boolean,
): TwilioCopyFate {
  if (!onTwilio || state === 'deleted') return 'none';
  if (state === 'on_twilio') return 'neverMoved';
  if (!ends) return 'ownSwitch';
  return decision.files && decision.twilioCopies ? 'removed' : 'stays';
}
