const DEEPEST = 4;

/** What a log may know of an error: its kind, words and stack. Never its other members: drivers keep SQL with values there, clients whole requests. */
export function errorFacts(thrown: unknown, depth = 0): unknown {
  if (!(thrown instanceof Error)) return typeof thrown === 'string' ? thrown : undefined;
  return {
    type: thrown.name,
    message: thrown.message,
    ...('code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code } : {}),
    stack: thrown.stack,
    ...(thrown.cause !== undefined && depth < DEEPEST ? { cause: errorFacts(thrown.cause, depth + 1) } : {}),
  };
}
