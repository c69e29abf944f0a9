import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type Say, sayWith, type Texts } from './say';

/** Every text is written in it; other languages may lack some. */
export const ENGLISH = 'en';

/**
 * The texts of one part of the pages, in the language of the application. Call it where `inject` may be called.
 * @param scope under which other languages bring theirs, such as `storage`
 */
export function texts<const T extends Texts>(scope: string, english: T): Say<T> {
  const transloco = inject(TranslocoService);
  const known = transloco.getTranslation(ENGLISH);
  if (!(`${scope}.${Object.keys(english)[0]}` in known))
    transloco.setTranslation({ [scope]: english }, ENGLISH, { emitChange: false });
  const language = transloco.getActiveLang();
  const own = transloco.getTranslation(language);
  return sayWith(
    (key, params) => transloco.translate(`${scope}.${key}`, params),
    (key) => key in english || `${scope}.${key}` in own,
    language,
  );
}
