export interface JobProgress {
  readonly total?: number;
  readonly done?: number;
  readonly failed?: number;
}

/** Long work that a caller can follow by id, also after its workspace is gone. */
export abstract class Jobs {
  /** @returns the job's id */
  abstract start(kind: string, workspaceId: string, total: number): Promise<string>;
  abstract progress(jobId: string, progress: JobProgress): Promise<void>;
  abstract finish(jobId: string, state: 'completed' | 'failed'): Promise<void>;
}
