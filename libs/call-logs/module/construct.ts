import type { Abstract, FactoryProvider, Type } from '@nestjs/common';

type Tokens<Arguments extends readonly unknown[]> = {
  [Index in keyof Arguments]: Abstract<Arguments[Index]> | Type<Arguments[Index]>;
};

/** Provides `token` by a plain class whose constructor takes what these tokens stand for, in that order. */
export function construct<T, Arguments extends unknown[]>(
  token: Abstract<T> | Type<T>,
  implementation: new (...parts: Arguments) => T,
  ...inject: Tokens<Arguments>
): FactoryProvider<T> {
  return { provide: token, useFactory: (...parts: Arguments) => new implementation(...parts), inject };
}
