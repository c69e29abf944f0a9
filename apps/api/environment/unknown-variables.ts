const KNOWN = [
  'VOICEKEEP_MASTER_KEY',
  'VOICEKEEP_OLD_MASTER_KEYS',
  'VOICEKEEP_ROLE',
  'VOICEKEEP_TRIAL',
  'VOICEKEEP_SPOOL_DIR',
  'VOICEKEEP_SPOOL_QUOTA_GB',
  'ALERT_WEBHOOK_URL',
  'ALERT_WEBHOOK_SECRET',
];

/** A line for each variable that looks like ours and that nobody reads: a typing error there would go unnoticed. */
export function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env)
    .filter((name) => /^(VOICEKEEP|ALERT_WEBHOOK)_/.test(name) && !KNOWN.includes(name.replace(/_FILE$/, '')))
    .map((name) => `${name}: there is no such setting. Did you mean ${nearest(name)}?`);
}

function nearest(name: string): string {
  const [first = ''] = KNOWN.toSorted((a, b) => distance(name, a) - distance(name, b));
  return first;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (char === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
