import { HttpClient, type HttpEvent, HttpEventType } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, lastValueFrom, tap } from 'rxjs';
import { uiTexts } from '../texts/ui-texts';
import { ApiAddress } from './api-address';
import { toApiProblem } from './api-problem';
import type { Answer, Given, Rest, Route } from './routes';
import { VOICEKEEP_CONTEXT } from './voicekeep-context';

interface LooselyGiven {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: object;
}

/** A connection test at a slow store takes longest; nothing may take longer than this. */
const DEADLINE_MS = 60_000;

/**
 * Calls the REST API as its own description has it: a route that is not there, a field too many or an answer read
 * wrongly does not compile. Rejects with an `ApiProblem`, also after 60 s without an answer.
 */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly context = inject(VOICEKEEP_CONTEXT);
  private readonly address = inject(ApiAddress);
  private readonly ui = uiTexts();

  get<R extends Route<'get'>>(route: R, ...[given]: Rest<Given<'get', R>>): Promise<Answer<'get', R>> {
    return this.send('GET', route, given);
  }

  post<R extends Route<'post'>>(route: R, ...[given]: Rest<Given<'post', R>>): Promise<Answer<'post', R>> {
    return this.send('POST', route, { body: {}, ...given });
  }

  put<R extends Route<'put'>>(route: R, ...[given]: Rest<Given<'put', R>>): Promise<Answer<'put', R>> {
    return this.send('PUT', route, given);
  }

  patch<R extends Route<'patch'>>(
    route: R,
    ...[given]: Rest<Given<'patch', R>>
  ): Promise<Answer<'patch', R>> {
    return this.send('PATCH', route, given);
  }

  delete<R extends Route<'delete'>>(
    route: R,
    ...[given]: Rest<Given<'delete', R>>
  ): Promise<Answer<'delete', R>> {
    return this.send('DELETE', route, given);
  }

  /** Posts, and tells each line of the answer (`application/x-ndjson`) as it arrives. */
  async postForLines<T, R extends Route<'post'> = Route<'post'>>(
    route: R,
    given: Given<'post', R>,
    tell: (line: T) => void,
  ): Promise<void> {
    const { path, query, body = {} }: LooselyGiven = given as object;
    const headers = { ...this.context.requestHeaders?.(), Accept: 'application/x-ndjson' };
    let told = 0;
    const read = (event: HttpEvent<string>): void => {
      const text = textOf(event);
      for (let end = text.indexOf('\n', told); end !== -1; end = text.indexOf('\n', told)) {
        const line = text.slice(told, end);
        told = end + 1;
        if (line !== '') tell(JSON.parse(line) as T);
      }
    };
    const events = this.http.post(this.address.of(route, path), body, {
      ...{ headers, params: said(query), timeout: DEADLINE_MS },
      ...({ responseType: 'text', observe: 'events', reportDownloadProgress: true } as const),
    });
    try {
      await lastValueFrom(events.pipe(tap(read)));
    } catch (error) {
      throw toApiProblem(error, this.ui);
    }
  }

  private async send<T>(method: string, route: string, given: object = {}): Promise<T> {
    // The signatures above held it to the route.
    const { path, query, body }: LooselyGiven = given;
    const url = this.address.of(route, path);
    const headers = this.context.requestHeaders?.() ?? {};
    const options = { body, params: said(query), headers, timeout: DEADLINE_MS };
    try {
      return await firstValueFrom(this.http.request<T>(method, url, options));
    } catch (error) {
      throw toApiProblem(error, this.ui);
    }
  }
}

/** What was left open is not asked for. */
function said(query: LooselyGiven['query'] = {}): Record<string, string | number | boolean> {
  const entries = Object.entries(query).filter((entry): entry is [string, string | number | boolean] => {
    return entry[1] !== undefined && entry[1] !== '';
  });
  return Object.fromEntries(entries);
}

/** All of the answer there is so far. */
function textOf(event: HttpEvent<string>): string {
  if (event.type === HttpEventType.Response) return event.body ?? '';
  return event.type === HttpEventType.DownloadProgress && 'partialText' in event
    ? String(event.partialText ?? '')
    : '';
}
