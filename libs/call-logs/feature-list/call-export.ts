import { inject, Injectable } from '@angular/core';
import type { CallLogFilter } from '@voicekeep/shared/contracts';
import { ApiDownload, Confirmation, type Question } from '@voicekeep/shared/ui';
import { callsTexts } from './texts/calls-texts';

/** Saves the list as it is filtered, as CSV, after saying what leaves with it. */
@Injectable()
export class CallExport {
  private readonly t = callsTexts();
  private readonly confirmation = inject(Confirmation);
  private readonly download = inject(ApiDownload);

  /** @throws ApiProblem where the answer passes through this page */
  async save(filter: CallLogFilter, isFiltered: boolean): Promise<void> {
    if (!(await this.confirmation.ask(this.question(isFiltered)))) return;
    const query = Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]);
    await this.download.save(
      '/workspaces/{workspaceId}/call-logs/export',
      Object.fromEntries(query),
      'call-logs.csv',
    );
  }

  private question(isFiltered: boolean): Question {
    return {
      title: this.t('export.title'),
      sentences: [
        this.t(isFiltered ? 'export.matching' : 'export.all'),
        this.t('export.clear'),
        this.t('export.audit'),
      ],
      action: this.t('export.action'),
      otherwise: this.t('export.otherwise'),
    };
  }
}
