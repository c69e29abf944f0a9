import type { LookupFunction } from 'node:net';
import { errors, type FieldProblem, type VoicekeepError } from '@voicekeep/shared/errors';
import { AddressGuard, type AddressRefusal, type Resolve } from '@voicekeep/shared/network';
import type { AllowedEndpoints } from '@voicekeep/storage/domain';

type Refusal = Omit<FieldProblem, 'path'>;

const REFUSALS: Readonly<Record<AddressRefusal, Refusal>> = {
  forbidden: {
    code: 'storage.endpoint_forbidden',
    message:
      'This address belongs to this machine or its cloud, not to an S3 store; enter the address of the store.',
  },
  private: {
    code: 'storage.endpoint_private',
    message: 'This address lies in a private network. Ask the operator to add it to S3_ALLOWED_ENDPOINTS.',
  },
  insecure: {
    code: 'storage.endpoint_insecure',
    message:
      'http is not encrypted: use https, or ask the operator to add the address to S3_ALLOWED_ENDPOINTS.',
  },
};

function toError(refusal: AddressRefusal): VoicekeepError {
  const { code, message } = REFUSALS[refusal];
  return errors.invalid(code, message, { fields: [{ path: 'endpoint', code, message }] });
}

/** Which addresses an S3 connection may reach, in the words of the storage form. */
export class EndpointGuard {
  readonly #guard: AddressGuard;

  constructor(allowed: AllowedEndpoints, resolve?: Resolve) {
    this.#guard = new AddressGuard(allowed, toError, resolve);
  }

  /** For an agent: judges a name again at every connection. */
  lookup(secure: boolean): LookupFunction {
    return this.#guard.lookup(secure);
  }

  /** An address written as numbers is never looked up, so it is judged before a connection is made. @throws VoicekeepError */
  requireLiteral(endpoint: string): void {
    this.#guard.requireLiteral(endpoint);
  }

  /** The refusal a person should read before saving, or null; a name that does not resolve is no refusal under https. */
  async refusal(endpoint: string): Promise<Refusal | null> {
    const refusal = await this.#guard.refusal(endpoint);
    return refusal && REFUSALS[refusal];
  }
}
