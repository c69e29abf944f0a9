import { InjectionToken, type Signal } from '@angular/core';

/** What the pages must know of the application around them. */
export interface VoicekeepContext {
  /** Where the REST API lies, without a slash at the end, such as `/api/v1`. */
  readonly apiBaseUrl: string;
  /** The workspace shown; null until the host knows it. Pages load anew when it changes. */
  readonly workspaceId: Signal<string | null>;
  /** Whether the person may change settings; the API decides in any case, this only greys things out. */
  readonly mayAdminister: Signal<boolean>;
  /** Headers for every call, such as a Bearer key, for hosts whose sign-in is not a cookie. */
  readonly requestHeaders?: () => Record<string, string>;
}

export const VOICEKEEP_CONTEXT = new InjectionToken<VoicekeepContext>('Voicekeep context');
