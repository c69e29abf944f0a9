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
  steps: readonly CheckStep[];
}

/** A step to come, or under way. */
export interface AwaitedStep {
  id: string;
  title: string;
  status: 'waiting' | 'running';
}

/** A file of the test, for the browser that ordered it to read as it would play a recording. */
export interface BrowserProbe {
  /** To give it back by; then it is deleted. */
  id: string;
  /** Signed, at the address browsers use. Whoever has it can read the file until it is deleted: never show or keep it. */
  url: string;
  /** The `Range` to ask for. */
  range: string;
  /** The bytes of that range, in base64. */
  expected: string;
}

/**
 * One line of a connection test that is read while it runs (`application/x-ndjson`): first `planned`, then each
 * step as it begins and ends, last `result`. A test without `result` was cut short.
 */
export type ConnectionCheckLine =
  | { event: 'planned'; steps: { id: string; title: string }[] }
  | { event: 'started'; id: string }
  | { event: 'step'; step: CheckStep }
  /** Only to who asked for it (`?browser=true`); what is lent goes when given back, or after 6 s. */
  | { event: 'probe'; probe: BrowserProbe }
  | ({ event: 'result' } & ConnectionCheckResult);
