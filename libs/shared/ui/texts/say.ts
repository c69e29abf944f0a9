/** English sentences by key. What stands in `{{…}}` is filled in; `….one` and `….other` are chosen by a count. */
export type Texts = Readonly<Record<string, string>>;

/** What the sentence has filled in: `{{count}} calls` wants a `count`. */
type Filled<S extends string> = S extends `${string}{{${infer Name}}}${infer More}`
  ? Record<Name, string | number> & Filled<More>
  : unknown;
type Params<S extends string> = S extends `${string}{{${string}` ? [params: Readonly<Filled<S>>] : [];

type Counted<T extends Texts> = Extract<
  { [K in keyof T]: K extends `${infer Stem}.other` ? Stem : never }[keyof T],
  string
>;
type CountedParams<T extends Texts, Stem extends string> = Omit<
  Filled<T[`${Stem}.one`]> & Filled<T[`${Stem}.other`]>,
  'count'
>;

export type TextKey<T extends Texts> = Extract<keyof T, string>;

/** Says a sentence in the reader's language. A key that is not there, or a gap left open, does not compile. */
export interface Say<T extends Texts> {
  <K extends TextKey<T>>(key: K, ...params: Params<T[K]>): string;
  /** The form of `….one` and `….other` that fits; `{{count}}` is the count, grouped as numbers are. */
  count<Stem extends Counted<T>>(
    stem: Stem,
    count: number,
    ...params: Record<never, never> extends CountedParams<T, Stem> ? [] : [params: CountedParams<T, Stem>]
  ): string;
}

/** Fills the gaps, once: what people wrote stands in the sentence as they wrote it, braces and all. */
export const filled = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));

type Translate = (key: string, params: Record<string, string | number>) => string;

/**
 * @param translate by the key as `english` has it
 * @param isThere whether there is such a text; languages may have more forms than English, such as `….few`
 */
export function sayWith<T extends Texts>(
  translate: Translate,
  isThere: (key: string) => boolean,
  language: string,
): Say<T> {
  let rules: Intl.PluralRules | undefined;
  const say = (key: string, params: Record<string, string | number> = {}): string => translate(key, params);
  const count = (stem: string, count: number, params: Record<string, string | number> = {}): string => {
    // Dear to make, and most parts of the pages count nothing.
    rules ??= new Intl.PluralRules(language);
    const form = `${stem}.${rules.select(count)}`;
    const all = { ...params, count: count.toLocaleString(language) };
    return say(isThere(form) ? form : `${stem}.other`, all);
  };
  return Object.assign(say, { count }) as Say<T>;
}

/** Says the English texts as they stand. */
export const sayIn = <const T extends Texts>(english: T): Say<T> =>
  sayWith(
    (key, params) => filled(english[key] ?? key, params),
    (key) => key in english,
    'en',
  );
