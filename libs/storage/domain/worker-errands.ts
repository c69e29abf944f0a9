import type { CheckStep } from '@voicekeep/shared/contracts';
import type { BucketConnection } from './bucket-connection';
import type { CheckOptions } from './connection-check';

export const WORKER_STEP = { id: 'worker', title: 'Reach the bucket from a worker' } as const;

/** A connection some worker is asked to try: it may live behind another firewall than the process that was asked. */
export interface WorkerErrand {
  readonly workspaceId: string;
  readonly id: string;
  readonly connection: BucketConnection;
  readonly options: CheckOptions;
}

/** Errands that wait, sealed. One nobody fetches within its few seconds is forgotten. */
export abstract class WorkerErrands {
  abstract add(errand: Omit<WorkerErrand, 'id'>, now: Date): Promise<string>;
  /** Takes one that waits, so that no other worker does. */
  abstract take(now: Date): Promise<WorkerErrand | null>;
  /** @param failed the step that went wrong; null when all went well */
  abstract answer(errand: Pick<WorkerErrand, 'workspaceId' | 'id'>, failed: CheckStep | null): Promise<void>;
  /** @returns undefined while there is no answer, and what `answer` was told then */
  abstract answerTo(workspaceId: string, id: string): Promise<CheckStep | null | undefined>;
  abstract forget(workspaceId: string, id: string): Promise<void>;
}
