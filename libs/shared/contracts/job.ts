export interface Job {
  id: string;
  kind: string;
  state: 'running' | 'completed' | 'failed';
  total: number;
  done: number;
  failed: number;
  startedAt: string;
  finishedAt: string | null;
}
