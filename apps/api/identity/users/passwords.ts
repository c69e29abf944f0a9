import { argon2id, hash, verify } from 'argon2';

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

let stranger: Promise<string> | undefined;

/** Takes as long for a person who does not exist (`null`) as for one who does. */
export async function matchesPassword(passwordHash: string | null, password: string): Promise<boolean> {
  stranger ??= hashPassword('nobody has this one');
  const matches = await verify(passwordHash ?? (await stranger), password.normalize('NFC'));
  return matches && passwordHash !== null;
}
