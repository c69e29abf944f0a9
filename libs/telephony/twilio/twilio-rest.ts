import { withDeadline, type SkewWatch } from '@voicekeep/shared/kernel';
import type { SourcePage } from '@voicekeep/telephony/domain';
import { REST_DEADLINE_MS, type RestAnswer, type SendRest } from './host-bound-client';
import { codeOf, connectionError, NOT_FOUND, refusalError } from './twilio-errors';
import { TwilioFields } from './twilio-fields';

/** REST of one account. "Not found" in Twilio's own words is null; every other refusal throws. */
export class TwilioRest {
  constructor(
    private readonly send: SendRest,
    private readonly skew?: SkewWatch,
  ) {}

  async get(path: string, params: Record<string, string>, signal?: AbortSignal): Promise<unknown> {
    return (await this.ask('get', path, params, signal))?.body ?? null;
  }

  /** @returns false when there was nothing to delete */
  async delete(path: string, signal?: AbortSignal): Promise<boolean> {
    return (await this.ask('delete', path, {}, signal)) !== null;
  }

  /** @param page what an earlier page gave as `nextPage`; it decides, not `params` */
  async page<T>(
    path: string,
    member: string,
    read: (item: unknown) => T,
    params: Record<string, string>,
    options: { readonly page?: string | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<SourcePage<T>> {
    const asked = options.page === undefined ? params : Object.fromEntries(new URLSearchParams(options.page));
    const fields = new TwilioFields(await this.get(path, asked, options.signal));
    return { items: fields.list(member).map(read), nextPage: nextPageOf(fields.text('next_page_uri')) };
  }

  private async ask(
    method: 'get' | 'delete',
    path: string,
    params: Record<string, string>,
    outer?: AbortSignal,
  ): Promise<RestAnswer | null> {
    const answer = await withDeadline(
      REST_DEADLINE_MS,
      (signal) => this.send(method, path, params, signal),
      outer,
    ).catch((error: unknown) => {
      outer?.throwIfAborted();
      throw connectionError(error);
    });
    this.skew?.heard('twilio', headerOf(answer.headers, 'date'));
    if (answer.statusCode >= 200 && answer.statusCode < 300) return answer;
    const code = codeOf(answer.body);
    if (answer.statusCode === 404 && code === NOT_FOUND) return null;
    throw refusalError({
      status: answer.statusCode,
      code,
      retryAfter: headerOf(answer.headers, 'retry-after'),
    });
  }
}

/** Keeps the query only: the host and the path of the next page are ours, whatever the answer says. */
function nextPageOf(uri: string | null): string | null {
  return uri === null ? null : new URL(uri, 'https://api.twilio.com').searchParams.toString();
}

function headerOf(headers: unknown, name: string): string | null {
  if (typeof headers !== 'object' || headers === null) return null;
  const found: unknown = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
  return typeof found === 'string' ? found : null;
}
