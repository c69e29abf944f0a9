import type { Abstract, FactoryProvider, Type } from '@nestjs/common';

type Tokens<Parts> = { readonly [Name in keyof Parts]: Abstract<Parts[Name]> | Type<Parts[Name]> };

/** Provides `token` by a plain class that takes its parts by name; each part is found under its token. */
export function fromParts<T, Parts extends object>(
  token: Abstract<T> | Type<T>,
  make: (parts: Parts) => T,
  tokens: Tokens<Parts>,
): FactoryProvider<T> {
  const names = Object.keys(tokens);
  return {
    provide: token,
    inject: Object.values(tokens),
    useFactory: (...found: unknown[]) =>
      make(Object.fromEntries(names.map((name, index) => [name, found[index]])) as Parts),
  };
}
