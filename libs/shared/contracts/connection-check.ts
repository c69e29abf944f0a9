import type { StorageSettingsRequest } from './storage-settings';

/** One step of a connection test: what was tried, how it went, and the fix. */
export interface CheckStep {
  id: string;
  status: 'ok' | 'warning' | 'failed' | 'skipped';
  title: string;
  detail: string;
  fix?: string;
  code?: string;
  /** Values that mend it, to fill in by one click; never saved by themselves. */
  suggestion?: CheckSuggestion;
  ms: number;
}

export interface CheckSuggestion {
  /** For a button: "Use eu-west-1". */
  label: string;
  change: Partial<StorageSettingsRequest>;
}

/** `ok` means no failed step. */
export interface ConnectionCheckResult {
  ok: boolean;
  steps: CheckStep[];
}
