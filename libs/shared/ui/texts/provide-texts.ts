import {
  type EnvironmentProviders,
  inject,
  isDevMode,
  makeEnvironmentProviders,
  provideEnvironmentInitializer,
} from '@angular/core';
import { provideTransloco, provideTranslocoTranspiler, TranslocoService } from '@jsverse/transloco';
import { FillOnce } from './fill-once';
import type { Texts } from './say';
import { ENGLISH } from './texts';

/** A language other than English: its texts by part of the pages and key. What it lacks is said in English. */
export interface Language {
  /** BCP 47, such as `es`. */
  readonly code: string;
  readonly texts: Readonly<Record<string, Texts>>;
}

/** Lets the pages speak: English without more, or a language brought along. A host may offer it the choice at start. */
export function provideTexts(language: Language = { code: ENGLISH, texts: {} }): EnvironmentProviders {
  const { code, texts } = language;
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: [...new Set([ENGLISH, code])],
        ...{ defaultLang: code, fallbackLang: ENGLISH, reRenderOnLangChange: false },
        missingHandler: { useFallbackTranslation: true, logMissingKey: false },
        prodMode: !isDevMode(),
      },
    }),
    provideTranslocoTranspiler(FillOnce),
    provideEnvironmentInitializer(() => {
      if (code !== ENGLISH) inject(TranslocoService).setTranslation(texts, code, { emitChange: false });
    }),
  ]);
}
