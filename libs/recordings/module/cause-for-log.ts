/** What an unexpected error may say in a log: its kind, the driver's error number, and where in our code; no values. */
export function causeForLog(error: unknown): { readonly error?: string; readonly at?: string } {
  if (!(error instanceof Error)) return {};
  const cause = error.cause instanceof Error ? error.cause : error;
  const number = 'errno' in cause && typeof cause.errno === 'number' ? ` ${cause.errno}` : '';
  const at = /\n\s+at [^\n]*?(?:libs|apps)\/([\w./-]+:\d+)/.exec(cause.stack ?? '')?.[1];
  return { error: cause.name + number, ...(at === undefined ? {} : { at }) };
}
