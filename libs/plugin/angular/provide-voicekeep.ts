import { type EnvironmentProviders, makeEnvironmentProviders, type Provider } from '@angular/core';
import {
  MAT_FORM_FIELD_DEFAULT_OPTIONS,
  type MatFormFieldDefaultOptions,
} from '@angular/material/form-field';
import {
  CALL_PLAYER,
  type Language,
  MIGRATION_SLOT,
  provideTexts,
  VOICEKEEP_CONTEXT,
  type VoicekeepContext,
} from '@voicekeep/shared/ui';

const FILLED_SLOTS: Provider[] = [
  {
    provide: CALL_PLAYER,
    useValue: () => import('@voicekeep/recordings/feature-player').then(({ PlayerDock }) => PlayerDock),
  },
  {
    provide: MIGRATION_SLOT,
    useValue: () =>
      import('@voicekeep/recordings/feature-migration').then(({ MigrationPanel }) => MigrationPanel),
  },
];

const FORM_FIELDS: Provider = {
  provide: MAT_FORM_FIELD_DEFAULT_OPTIONS,
  useValue: { appearance: 'outline', subscriptSizing: 'dynamic' } satisfies MatFormFieldDefaultOptions,
};

/**
 * Makes the pages of Voicekeep work inside an application. The application provides an `HttpClient` and
 * a router, in whose query parameters the call list keeps its filters; `context` may be a factory that injects what it
 * needs. The pages speak English, or the `language` brought along.
 */
export function provideVoicekeep(
  context: VoicekeepContext | (() => VoicekeepContext),
  language?: Language,
): EnvironmentProviders {
  const useFactory = typeof context === 'function' ? context : () => context;
  return makeEnvironmentProviders([
    { provide: VOICEKEEP_CONTEXT, useFactory },
    ...FILLED_SLOTS,
    FORM_FIELDS,
    provideTexts(language),
  ]);
}
