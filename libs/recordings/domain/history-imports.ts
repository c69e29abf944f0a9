export interface HistoryImport {
  /** The job's id. */
  readonly id: string;
  readonly workspaceId: string;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly phase: 'recordings' | 'calls';
  readonly page: string | null;
  readonly done: number;
  /** Rises with every claim; facts of an older one change nothing. */
  readonly generation: number;
}

/** Imports of calls and recordings under way; they survive restarts. */
export abstract class HistoryImports {
  abstract add(entry: Pick<HistoryImport, 'id' | 'workspaceId' | 'from' | 'to'>, now: Date): Promise<void>;
  /** One over the same span that did not read a page yet, locked until the transaction ends; null when there is none. */
  abstract notBegun(order: Pick<HistoryImport, 'workspaceId' | 'from' | 'to'>): Promise<string | null>;
  abstract due(now: Date): Promise<readonly string[]>;
  abstract claim(id: string, now: Date, until: Date): Promise<HistoryImport | null>;
  /** The three below are facts of the claim's owner; false means another owns it now. */
  abstract turnPage(
    entry: HistoryImport,
    next: Pick<HistoryImport, 'phase' | 'page' | 'done'>,
  ): Promise<boolean>;
  abstract planNext(entry: HistoryImport, dueAt: Date): Promise<boolean>;
  abstract end(entry: HistoryImport): Promise<boolean>;
}
