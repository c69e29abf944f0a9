import type { Variables } from './variables';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** True for http(s) addresses of this machine itself. */
export const isLoopback = (url: URL): boolean => LOOPBACK.test(url.hostname);

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** An origin alone: https, or http on loopback; no slash, path or sign-in in it. */
export function originOf(
  variables: Variables,
  name: string,
  text: string | undefined,
  example: string,
): string | undefined {
  if (text === undefined) return undefined;
  const url = urlOf(text);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return variables.wrong(name, `must be an address such as ${example}`);
  if (url.protocol === 'http:' && !isLoopback(url))
    return variables.wrong(name, `must be https for a host other than loopback, such as ${example}`);
  if (url.origin !== text.toLowerCase() && url.href !== `${text.toLowerCase()}/`)
    return variables.wrong(name, `must have no path, no slash at its end and no sign-in, such as ${example}`);
  return url.origin;
}

/** A server by URL of one of these schemes, with a host. */
export function serverOf(
  variables: Variables,
  name: string,
  schemes: readonly string[],
  example: string,
): string | undefined {
  const text = variables.required(name, `give an address such as ${example}`);
  if (text === undefined) return undefined;
  const url = urlOf(text);
  if (!url || url.hostname === '' || !schemes.includes(url.protocol))
    return variables.wrong(name, `must be an address such as ${example}`);
  return text;
}
