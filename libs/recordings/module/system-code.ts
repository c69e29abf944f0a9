/** What the system called a fault, such as `ENOENT`; empty when it is none of the system's. */
export const systemCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
