import { inject, Injectable } from '@angular/core';
import type { CallLogFilter } from '@voicekeep/shared/contracts';
import { ApiDownload, Confirmation, type Question, workspacePaths } from '@voicekeep/shared/ui';

const QUESTION: Omit<Question, 'sentences'> = {
  title: 'Export the calls as CSV?',
  action: 'Export CSV',
  otherwise: 'Cancel',
};

/** Saves the list as it is filtered, as CSV, after saying what leaves with it. */
@Injectable()
export class CallExport {
  private readonly confirmation = inject(Confirmation);
  private readonly download = inject(ApiDownload);
  private readonly path = workspacePaths();

  /** @throws ApiProblem where the answer passes through this page */
  async save(filter: CallLogFilter, isFiltered: boolean): Promise<void> {
    const which = isFiltered ? 'Every call that matches the filters' : 'Every call of this workspace';
    const sentences = [
      `${which} becomes a line of the file, also those not shown yet.`,
      'Phone numbers, names and notes leave in the clear: whoever has the file can read them.',
      'The export is on record in the audit.',
    ];
    if (!(await this.confirmation.ask({ ...QUESTION, sentences }))) return;
    const query = Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]);
    await this.download.save(this.path('/call-logs/export'), Object.fromEntries(query), 'call-logs.csv');
  }
}
