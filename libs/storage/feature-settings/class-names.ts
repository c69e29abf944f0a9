import type { CareKey } from './texts/care-en';
import type { SayCare } from './texts/care-texts';

type ClassKey = Extract<CareKey, `class.${string}`>;

const NAMES: Readonly<Record<string, ClassKey>> = {
  STANDARD: 'class.standard',
  STANDARD_IA: 'class.standard_ia',
  GLACIER_IR: 'class.glacier_ir',
  GLACIER: 'class.glacier',
  DEEP_ARCHIVE: 'class.deep_archive',
};

/** The class as its provider writes it; one that is not known here by its code. */
export function className(storageClass: string, t: SayCare): string {
  const name = NAMES[storageClass];
  return name ? t(name) : storageClass;
}
