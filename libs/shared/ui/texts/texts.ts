import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type Say, sayWith, type Texts } from './say';

/** Every text is written in it; other languages may lack some. */
export const ENGLISH = 'en';

/** One speaker for each part of the pages, however many components say something of it. */
@Injectable({ providedIn: 'root' })
class Speakers {
  private readonly transloco = inject(TranslocoService);
  private readonly known = new Map<Texts, unknown>();

  of<T extends Texts>(scope: string, english: T): Say<T> {
    const known = this.known.get(english) as Say<T> | undefined;
    const speaker = known ?? this.make(scope, english);
    this.known.set(english, speaker);
    return speaker;
  }

  private make<T extends Texts>(scope: string, english: T): Say<T> {
    const { transloco } = this;
    transloco.setTranslation({ [scope]: english }, ENGLISH, { emitChange: false });
    const language = transloco.getActiveLang();
    const own = transloco.getTranslation(language);
    return sayWith(
      (key, params) => transloco.translate(`${scope}.${key}`, params),
      (key) => key in english || `${scope}.${key}` in own,
      language,
    );
  }
}

/**
 * The texts of one part of the pages, in the language of the application. Call it where `inject` may be called.
 * @param scope under which other languages bring theirs, such as `storage`
 */
export const texts = <const T extends Texts>(scope: string, english: T): Say<T> =>
  inject(Speakers).of(scope, english);
