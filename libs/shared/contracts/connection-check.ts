/** One step of a connection test: what was tried, how it went, and the fix. */
export interface CheckStep {
  id: string;
  status: 'ok' | 'warning' | 'failed' | 'skipped';
  title: string;
  detail: string;
  fix?: string;
  code?: string;
  ms: number;
}

/** `ok` means no failed step. */
export interface ConnectionCheckResult {
  ok: boolean;
  steps: CheckStep[];
}
