export interface HistoryImport {
  /** The job's id. */
  readonly id: string;
  readonly workspaceId: string;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly phase: 'recordings' | 'calls';
  readonly page: string | null;
  readonly done: number;
}

/** Imports of calls and recordings under way; they survive restarts. */
export abstract class HistoryImports {
  abstract add(entry: Pick<HistoryImport, 'id' | 'workspaceId' | 'from' | 'to'>, now: Date): Promise<void>;
  abstract due(now: Date): Promise<readonly string[]>;
  abstract claim(id: string, now: Date, until: Date): Promise<HistoryImport | null>;
  abstract turnPage(
    id: string,
    phase: HistoryImport['phase'],
    page: string | null,
    done: number,
  ): Promise<void>;
  abstract planNext(id: string, dueAt: Date): Promise<void>;
  abstract end(id: string): Promise<void>;
}
