import type { Abstract, FactoryProvider, Provider } from '@nestjs/common';
import type { HostPart } from './voicekeep-module-options';

type Ports<T> = Abstract<T>;

/** Binds a port to the host's part, or to the house's own when the host brings none. */
export function partOr<T>(
  port: Ports<T>,
  given: HostPart<T> | undefined,
  own: Omit<FactoryProvider<T>, 'provide'>,
): Provider {
  if (given === undefined) return { provide: port, ...own };
  if (typeof given === 'function') return { provide: port, useClass: given };
  return { ...given, provide: port };
}
