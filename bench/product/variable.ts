/** What `npm run bench` set for the servers it started. */
export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start this with npm run bench.`);
  return value;
}
