/** True for MariaDB's and MySQL's error 1062: a unique key already holds the value. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && error.errno === 1062;
}
