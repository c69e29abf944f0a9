import type { ReleasePlan } from '@voicekeep/call-logs/domain';
import type { Fate, FateFacts } from './release-fate';

/** Recordings that meet the same fate. */
export interface FateGroup extends FateFacts {
  readonly recordings: number;
  readonly seconds: number;
  /** Of the files that lie in a bucket, verified. */
  readonly bytes: number;
  /** How many of them lie in a bucket that keeps versions, as far as that was seen. */
  readonly versioned: number;
}

/** Counts what a deletion would meet. */
export abstract class FateCensus {
  /** The recordings of these call logs, or all of the workspace with null; without those deleted before. */
  abstract of(workspaceId: string, callLogIds: readonly string[] | null): Promise<readonly FateGroup[]>;
  /** Files whose removal a person ordered and that a bucket holds under a lock at present. */
  abstract countLocked(workspaceId: string): Promise<number>;
}

type Counts = Pick<
  ReleasePlan,
  'recordings' | 'seconds' | 'bytes' | 'files' | 'twilioCopies' | 'versionedFiles'
>;

const NONE: Counts = {
  ...{ recordings: 0, seconds: 0, bytes: 0, versionedFiles: 0 },
  files: { removed: 0, kept: 0, copiedAndKept: 0, stopped: 0, writtenByTwilio: 0, none: 0 },
  twilioCopies: { neverMoved: 0, removed: 0, stays: 0, ownSwitch: 0, none: 0 },
};

/** What would become of these recordings, by the function that decides it for each when it is done. */
export function planOf(groups: readonly FateGroup[], fateOf: (recording: FateFacts) => Fate): Counts {
  let plan = NONE;
  for (const group of groups) {
    const { file, twilioCopy } = fateOf(group);
    const { recordings, seconds, bytes, versioned } = group;
    plan = {
      ...{ recordings: plan.recordings + recordings, seconds: plan.seconds + seconds },
      bytes: plan.bytes + bytes,
      versionedFiles: plan.versionedFiles + (file === 'removed' ? versioned : 0),
      files: { ...plan.files, [file]: plan.files[file] + recordings },
      twilioCopies: { ...plan.twilioCopies, [twilioCopy]: plan.twilioCopies[twilioCopy] + recordings },
    };
  }
  return plan;
}
