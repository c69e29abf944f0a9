import type { ImportSpan } from './import-spans';

/** A span of the account's history that one worker at a time reads; an import begins as one and becomes many. */
export interface ImportWindow extends ImportSpan {
  readonly id: string;
  /** The job of the whole import. */
  readonly jobId: string;
  readonly workspaceId: string;
  /** The recordings come after the calls they hang on, which then need not be asked for. */
  readonly phase: 'calls' | 'recordings';
  readonly page: string | null;
  readonly done: number;
  /** Rises with every claim; facts of an older one change nothing. */
  readonly generation: number;
}

/** An import that may be ordered or joined. */
export type ImportOrder = Pick<ImportWindow, 'jobId' | 'workspaceId' | 'from' | 'to'>;
export type ImportWindowRef = Pick<ImportWindow, 'id' | 'workspaceId'>;

/** Imports of calls and recordings under way; they survive restarts. */
export abstract class HistoryImports {
  abstract add(order: ImportOrder, now: Date): Promise<void>;
  /** The job of one over the same span that did not read a page yet, locked until the transaction ends; null when there is none. */
  abstract notBegun(order: Omit<ImportOrder, 'jobId'>): Promise<string | null>;
  /** Windows nobody reads right now, newest first. */
  abstract due(now: Date, limit: number): Promise<readonly ImportWindowRef[]>;
  abstract claim(id: string, now: Date, until: Date): Promise<ImportWindow | null>;
  /** The four below are facts of the claim's owner; false means another owns it now. */
  abstract turnPage(
    window: ImportWindow,
    next: Pick<ImportWindow, 'from' | 'phase' | 'page' | 'done'>,
  ): Promise<boolean>;
  /** Back to the first page of its list. */
  abstract rewind(window: ImportWindow): Promise<boolean>;
  abstract planNext(window: ImportWindow, dueAt: Date): Promise<boolean>;
  abstract end(window: ImportWindow): Promise<boolean>;
  /** Opens windows of the same import and phase over other spans. */
  abstract open(window: ImportWindow, spans: readonly ImportSpan[], now: Date): Promise<void>;
  /** Held until the transaction ends, so that the windows of an import report one after the other. */
  abstract hold(jobId: string): Promise<void>;
  /** What all windows of an import have read; `isOpen` while one of them has more to read. Take `hold` before. */
  abstract sum(jobId: string): Promise<{ readonly done: number; readonly isOpen: boolean }>;
  /** Forgets the windows of an import that is over. */
  abstract forget(jobId: string): Promise<void>;
}
