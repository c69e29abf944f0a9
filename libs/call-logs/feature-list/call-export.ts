import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CallLogFilter } from '@voicekeep/shared/contracts';
import {
  Confirmation,
  type Question,
  saveBlob,
  saveFrom,
  toApiProblem,
  VOICEKEEP_CONTEXT,
  workspacePaths,
} from '@voicekeep/shared/ui';
import { firstValueFrom } from 'rxjs';

const QUESTION: Omit<Question, 'sentences'> = {
  title: 'Export the calls as CSV?',
  action: 'Export CSV',
  otherwise: 'Cancel',
};

/** Saves the list as it is filtered, as CSV, after saying what leaves with it. */
@Injectable()
export class CallExport {
  private readonly confirmation = inject(Confirmation);
  private readonly context = inject(VOICEKEEP_CONTEXT);
  private readonly document = inject(DOCUMENT);
  private readonly http = inject(HttpClient);
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
    const params = new URLSearchParams(
      Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const url = `${this.context.apiBaseUrl}${this.path('/call-logs/export')}?${params.toString()}`;
    const headers = this.context.requestHeaders?.();
    // A link carries a cookie but no header; only where one is needed does the file pass through this page.
    if (!headers) return saveFrom(this.document, url);
    try {
      saveBlob(this.document, await this.read(url, headers), 'call-logs.csv');
    } catch (error) {
      throw toApiProblem(error);
    }
  }

  private read(url: string, headers: Record<string, string>): Promise<Blob> {
    return firstValueFrom(this.http.get(url, { headers, responseType: 'blob' }));
  }
}
