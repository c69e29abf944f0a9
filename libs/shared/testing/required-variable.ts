/** A variable that `npm test` sets, such as `TEST_DATABASE_URL`. @throws Error that names it when it is missing */
export function requiredVariable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through npm test.`);
  return value;
}
