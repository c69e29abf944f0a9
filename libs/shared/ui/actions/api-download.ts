import { DOCUMENT } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiAddress } from '../client/api-address';
import { toApiProblem } from '../client/api-problem';
import type { Route } from '../client/routes';
import { VOICEKEEP_CONTEXT } from '../client/voicekeep-context';
import { uiTexts } from '../texts/ui-texts';
import { saveBlob } from './save-blob';
import { saveFrom } from './save-from';

/** Saves what the REST API answers as a file. */
@Injectable({ providedIn: 'root' })
export class ApiDownload {
  private readonly http = inject(HttpClient);
  private readonly context = inject(VOICEKEEP_CONTEXT);
  private readonly document = inject(DOCUMENT);
  private readonly address = inject(ApiAddress);
  private readonly ui = uiTexts();

  /**
   * Where the sign-in is a cookie the browser fetches the file itself, however large; a host whose sign-in is a
   * header has it read into memory first, and named so. @throws ApiProblem
   */
  async save(route: Route<'get'>, query: Readonly<Record<string, string>>, name: string): Promise<void> {
    const url = this.address.of(route);
    const headers = this.context.requestHeaders?.();
    if (!headers) return saveFrom(this.document, `${url}?${new URLSearchParams(query).toString()}`);
    try {
      const options = { headers, params: query, responseType: 'blob' } as const;
      saveBlob(this.document, await firstValueFrom(this.http.get(url, options)), name);
    } catch (error) {
      throw toApiProblem(error, this.ui);
    }
  }
}
