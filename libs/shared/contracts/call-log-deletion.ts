/** What a deletion would do at this moment. Each recording counts once under `files` and once under `twilioCopies`. */
export interface DeletionPreview {
  /** Calls that would leave the list. */
  callLogs: number;
  /** On legal hold, with the first one's reason: these calls stay. A workspace with any hold stays as a whole. */
  held: { count: number; reason: string | null };
  recordings: number;
  seconds: number;
  /** Of verified files in the bucket. */
  bytes: number;
  /** What the switches say now. */
  deletesFiles: boolean;
  deletesTwilioCopies: boolean;
  files: {
    /** Removed from the bucket, with every version and every earlier attempt. */
    removed: number;
    /** Stay in the bucket. */
    kept: number;
    /** Not in the bucket yet: the copy is finished, and stays there. */
    copiedAndKept: number;
    /** Not in the bucket yet: the copy is stopped, and what it wrote is removed. */
    stopped: number;
    /** Stay in the bucket, for Twilio wrote them there. */
    writtenByTwilio: number;
    /** Nothing in the bucket to speak of. */
    none: number;
  };
  twilioCopies: {
    /** Only at Twilio, and stay there. */
    neverMoved: number;
    removed: number;
    stays: number;
    /** Not touched by this deletion; go or stay as their own switch says. */
    ownSwitch: number;
    /** Twilio has none. */
    none: number;
  };
  /** Of `files.removed`, how many lie in a bucket that was seen to keep versions. */
  versionedFiles: number;
  /** Files ordered to be removed earlier that a bucket holds under a lock (Object Lock) at present. */
  lockedFiles: number;
}

/** What the person who orders a deletion was told of the audio; the order is refused when it is no longer so. */
export interface DeletionExpectation {
  deletesFiles?: boolean;
  deletesTwilioCopies?: boolean;
}

/** An ordered deletion that can still be undone. */
export interface PendingDeletion {
  jobId: string;
  callLogs: number;
  orderedAt: string;
  undoUntil: string;
}

export interface PendingDeletionList {
  items: readonly PendingDeletion[];
}
