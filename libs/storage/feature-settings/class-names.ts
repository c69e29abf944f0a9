const NAMES: Readonly<Record<string, string>> = {
  STANDARD: 'Standard',
  STANDARD_IA: 'Standard-IA',
  GLACIER_IR: 'Glacier Instant Retrieval',
  GLACIER: 'Glacier Flexible Retrieval',
  DEEP_ARCHIVE: 'Glacier Deep Archive',
};

export const className = (storageClass: string): string => NAMES[storageClass] ?? storageClass;
