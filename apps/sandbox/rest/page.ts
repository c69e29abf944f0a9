import type { Request } from 'express';
import type { NewestFirst } from '../state/newest-first';
import { queryText } from './query';
import { TwilioProblem } from './twilio-problem';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

interface Dated {
  readonly sid: string;
  readonly createdAt: number;
}

/** Twilio's paging envelope, without the items. */
export interface Envelope {
  readonly first_page_uri: string;
  readonly next_page_uri: string | null;
  readonly previous_page_uri: string | null;
  readonly uri: string;
  readonly page: number;
  readonly page_size: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The page a request asks for. The token is a keyset cursor ("PA" and the last SID, or "PB" and the first one to go
 * back), so deletions while paging neither skip nor repeat anything; `Page` alone is the client's own count.
 */
export function pageOf<T extends Dated>(
  request: Request,
  list: NewestFirst<T>,
  matches: (item: T) => boolean,
): { envelope: Envelope; items: T[] } {
  const size = pageSize(request);
  const page = Math.max(0, Number.parseInt(queryText(request, 'Page') ?? '0', 10) || 0);
  const token = queryText(request, 'PageToken');
  const items = token?.startsWith('PB')
    ? before(list, cursor(list, token), matches, size)
    : after(list, token === undefined ? 0 : cursor(list, token) + 1, matches, size);
  const [first, last] = [items[0], items.at(-1)];
  const more = last !== undefined && after(list, list.placeOf(last) + 1, matches, 1).length > 0;
  const earlier = first !== undefined && before(list, list.placeOf(first), matches, 1).length > 0;
  const uri = (number: number, at?: string): string => pageUri(request, size, number, at);
  const envelope: Envelope = {
    first_page_uri: uri(0),
    next_page_uri: more ? uri(page + 1, `PA${last.sid}`) : null,
    previous_page_uri: earlier ? uri(Math.max(0, page - 1), `PB${first.sid}`) : null,
    uri: uri(page, token),
    page,
    page_size: size,
    start: items.length === 0 ? 0 : page * size,
    end: items.length === 0 ? 0 : page * size + items.length - 1,
  };
  return { envelope, items };
}

function pageSize(request: Request): number {
  const asked = Number.parseInt(queryText(request, 'PageSize') ?? '', 10);
  if (asked > MAX_PAGE_SIZE) throw new TwilioProblem(400, 20007, 'Page size too large');
  return asked >= 1 ? asked : DEFAULT_PAGE_SIZE;
}

function cursor<T extends Dated>(list: NewestFirst<T>, token: string): number {
  const item = /^P[AB]/.test(token) ? list.get(token.slice(2)) : undefined;
  if (!item) throw new TwilioProblem(400, 21481, 'Invalid PageToken');
  return list.placeOf(item);
}

function after<T extends Dated>(
  list: NewestFirst<T>,
  from: number,
  matches: (item: T) => boolean,
  count: number,
): T[] {
  const found: T[] = [];
  for (let at = from; at < list.all.length && found.length < count; at++) {
    const item = list.all[at];
    if (item && matches(item)) found.push(item);
  }
  return found;
}

function before<T extends Dated>(
  list: NewestFirst<T>,
  to: number,
  matches: (item: T) => boolean,
  count: number,
): T[] {
  const found: T[] = [];
  for (let at = to - 1; at >= 0 && found.length < count; at--) {
    const item = list.all[at];
    if (item && matches(item)) found.unshift(item);
  }
  return found;
}

function pageUri(request: Request, size: number, page: number, token?: string): string {
  const [path = '', query = ''] = request.originalUrl.split('?');
  const parameters = new URLSearchParams(query);
  for (const own of ['PageSize', 'Page', 'PageToken']) parameters.delete(own);
  parameters.set('PageSize', String(size));
  parameters.set('Page', String(page));
  if (token !== undefined) parameters.set('PageToken', token);
  return `${path}?${parameters}`;
}
