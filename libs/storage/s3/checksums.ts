export const hexToBase64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

/** The SHA-256 a store kept, in hex; null for none, or for one over parts (`…-2`) and not over the bytes. */
export const sha256OfChecksum = (checksum: string | undefined): string | null =>
  checksum === undefined || checksum.includes('-') ? null : Buffer.from(checksum, 'base64').toString('hex');
