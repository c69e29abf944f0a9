const DESKTOP = { width: 1280, height: 800 };
const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

/** A screen and a colour scheme somebody may have. */
export interface Look {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

export const LOOKS = {
  desktop: { name: 'desktop, light', size: DESKTOP, colorScheme: 'light' },
  desktopDark: { name: 'desktop, dark', size: DESKTOP, colorScheme: 'dark' },
  tablet: { name: 'tablet, light', size: TABLET, colorScheme: 'light' },
  phone: { name: 'phone, light', size: PHONE, colorScheme: 'light' },
  phoneDark: { name: 'phone, dark', size: PHONE, colorScheme: 'dark' },
} as const satisfies Record<string, Look>;
