import { HttpClient, type HttpEvent, HttpEventType } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, lastValueFrom, tap } from 'rxjs';
import { toApiProblem } from './api-problem';
import { VOICEKEEP_CONTEXT } from './voicekeep-context';

type Query = Readonly<Record<string, string | number | undefined>>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A connection test at a slow store takes longest; nothing may take longer than this. */
const DEADLINE_MS = 60_000;

/** Calls the REST API. Rejects with an `ApiProblem`, also after 60 s without an answer. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly context = inject(VOICEKEEP_CONTEXT);

  get<T>(path: string, query: Query = {}): Promise<T> {
    return this.send<T>('GET', path, undefined, query);
  }

  post<T>(path: string, body: object = {}): Promise<T> {
    return this.send<T>('POST', path, body);
  }

  put<T = unknown>(path: string, body: object): Promise<T> {
    return this.send<T>('PUT', path, body);
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.send<T>('PATCH', path, body);
  }

  delete<T = void>(path: string): Promise<T> {
    return this.send<T>('DELETE', path);
  }

  /** Posts, and tells each line of the answer (`application/x-ndjson`) as it arrives. */
  async postForLines<T>(path: string, body: object, tell: (line: T) => void): Promise<void> {
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
    const events = this.http.post(this.context.apiBaseUrl + path, body, {
      ...{ headers, timeout: DEADLINE_MS },
      ...({ responseType: 'text', observe: 'events', reportDownloadProgress: true } as const),
    });
    try {
      await lastValueFrom(events.pipe(tap(read)));
    } catch (error) {
      throw toApiProblem(error);
    }
  }

  private async send<T>(method: Method, path: string, body?: object, query: Query = {}): Promise<T> {
    const params = Object.fromEntries(
      Object.entries(query).filter((entry): entry is [string, string | number] => {
        return entry[1] !== undefined && entry[1] !== '';
      }),
    );
    const headers = this.context.requestHeaders?.() ?? {};
    const url = this.context.apiBaseUrl + path;
    try {
      return await firstValueFrom(
        this.http.request<T>(method, url, { body, params, headers, timeout: DEADLINE_MS }),
      );
    } catch (error) {
      throw toApiProblem(error);
    }
  }
}

/** All of the answer there is so far. */
function textOf(event: HttpEvent<string>): string {
  if (event.type === HttpEventType.Response) return event.body ?? '';
  return event.type === HttpEventType.DownloadProgress && 'partialText' in event
    ? String(event.partialText ?? '')
    : '';
}
