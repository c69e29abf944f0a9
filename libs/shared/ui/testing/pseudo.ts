import { provideTranslocoInterceptor, type Translation, type TranslocoInterceptor } from '@jsverse/transloco';
import type { EnvironmentProviders, Provider } from '@angular/core';

const ACCENTS: Readonly<Record<string, string>> = {
  ...{
    a: 'á',
    b: 'ƀ',
    c: 'ç',
    d: 'ð',
    e: 'é',
    f: 'ƒ',
    g: 'ĝ',
    h: 'ĥ',
    i: 'í',
    j: 'ĵ',
    k: 'ķ',
    l: 'ļ',
    m: 'ɱ',
  },
  ...{
    n: 'ñ',
    o: 'ó',
    p: 'þ',
    q: 'ʠ',
    r: 'ŕ',
    s: 'š',
    t: 'ţ',
    u: 'ú',
    v: 'ṽ',
    w: 'ŵ',
    x: 'ẋ',
    y: 'ý',
    z: 'ž',
  },
};

/** Readable, and unlike any English word: `Šávé {{count}}`. */
const pseudo = (text: string): string =>
  text
    .split(/(\{\{\w+\}\})/)
    .map((part) =>
      part.startsWith('{{')
        ? part
        : part.replaceAll(/[a-z]/gi, (letter) => {
            const accented = ACCENTS[letter.toLowerCase()] ?? letter;
            return letter === letter.toLowerCase() ? accented : accented.toUpperCase();
          }),
    )
    .join('');

class PseudoTexts implements TranslocoInterceptor {
  preSaveTranslation(translation: Translation): Translation {
    return Object.fromEntries(Object.entries(translation).map(([key, text]) => [key, pseudo(String(text))]));
  }

  preSaveTranslationKey(_key: string, value: string): string {
    return pseudo(value);
  }
}

/** Has every text of the pages accented, so that one which is written into a page stands out. Put it after `provideTexts`. */
export const providePseudoTexts = (): EnvironmentProviders | Provider =>
  provideTranslocoInterceptor(PseudoTexts);

const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description'];
/** A word of at least two plain letters. */
const PLAIN_WORD = /[A-Za-z]{2,}/;

/**
 * Whatever a person reads or hears here that is not accented.
 * @param data words that are nobody's text: names, numbers, what the server said
 */
export function plainWords(element: HTMLElement, data: readonly string[] = []): string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const said: string[] = [];
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
    if (node instanceof HTMLElement)
      said.push(...SPOKEN.map((name) => (node as HTMLElement).getAttribute(name) ?? ''));
    else if (node instanceof Text) said.push(node.data);
  }
  return said
    .map((text) => data.reduce((rest, word) => rest.replaceAll(word, ''), text).trim())
    .filter((text) => PLAIN_WORD.test(text));
}
