import type { Abstract, FactoryProvider, Provider } from '@nestjs/common';
import type { HostPart } from './voicekeep-module-options';

/** Binds a port to the host's part, or to the house's own when the host brings none. */
export function partOr<T>(
  port: Abstract<T>,
  given: HostPart<T> | undefined,
  own: Omit<FactoryProvider<T>, 'provide'>,
): Provider {
  return given === undefined ? { provide: port, ...own } : part(port, given);
}

/** Binds a port to the host's part, if the host brings one. */
export function partIfGiven<T>(port: Abstract<T>, given: HostPart<T> | undefined): Provider[] {
  return given === undefined ? [] : [part(port, given)];
}

function part<T>(port: Abstract<T>, given: HostPart<T>): Provider {
  return typeof given === 'function' ? { provide: port, useClass: given } : { ...given, provide: port };
}
