import type { Request } from 'express';
import { queryText } from './query';
import { TwilioProblem } from './twilio-problem';

const DAY_MS = 24 * 3600 * 1000;

/**
 * Twilio's three date filters: `Name` (that whole day, GMT), `Name<` and `Name>` (both inclusive: on the wire the
 * sign belongs to the name, so they read `<=` and `>=`). A test for times in milliseconds.
 */
export function dateWindow(request: Request, name: string): (milliseconds: number) => boolean {
  const exact = moment(request, name);
  const atMost = moment(request, `${name}<`);
  const atLeast = moment(request, `${name}>`);
  const day = exact === undefined ? undefined : Math.floor(exact / DAY_MS) * DAY_MS;
  return (at) =>
    (atMost === undefined || at <= atMost) &&
    (atLeast === undefined || at >= atLeast) &&
    (day === undefined || (at >= day && at < day + DAY_MS));
}

function moment(request: Request, name: string): number | undefined {
  const text = queryText(request, name);
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new TwilioProblem(400, 20001, `Parameter '${name}' is not a date`);
  return at;
}
