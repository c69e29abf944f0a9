import { isIP, type LookupFunction } from 'node:net';
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

const KEYLESS_OFF: Refusal = {
  code: 'storage.keyless_off',
  message:
    'The server’s own AWS access may not be used here. Enter keys, or ask the operator to set S3_ALLOW_KEYLESS=on.',
};
const KEYLESS_ELSEWHERE: Refusal = {
  code: 'storage.keyless_endpoint',
  message:
    'The server’s own access goes to AWS alone: leave the endpoint empty, or ask the operator to add it to S3_ALLOWED_ENDPOINTS.',
};

function toError(refusal: AddressRefusal): VoicekeepError {
  const { code, message } = REFUSALS[refusal];
  return errors.invalid(code, message, { fields: [{ path: 'endpoint', code, message }] });
}

/** Which addresses an S3 connection may reach, in the words of the storage form. */
export class EndpointGuard {
  readonly #guard: AddressGuard;

  /** @param allowsKeyless whether the operator lets connections use the access of this server itself */
  constructor(
    private readonly allowed: AllowedEndpoints,
    resolve?: Resolve,
    private readonly allowsKeyless = false,
  ) {
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

  /** Null where the server's own access may be used: at AWS, and at stores the operator listed. */
  keylessRefusal(endpoint: string | null): Refusal | null {
    if (!this.allowsKeyless) return KEYLESS_OFF;
    if (endpoint === null) return null;
    const host = new URL(endpoint).hostname.replace(/^\[|\]$/g, '');
    const isListed =
      isIP(host) === 0 ? this.allowed.lists(host) : this.allowed.judge(host, host) === 'allowed';
    return isListed ? null : KEYLESS_ELSEWHERE;
  }

  /** Asked at every opening: what was saved while it was on waits while the operator has it off. @throws VoicekeepError retryable */
  requireKeyless(endpoint: string | null): void {
    const refusal = this.keylessRefusal(endpoint);
    if (!refusal) return;
    const { code, message } = refusal;
    throw errors.unavailable(code, message, { retryable: true });
  }

  /** The refusal a person should read before saving, or null; a name that does not resolve is no refusal under https. */
  async refusal(endpoint: string): Promise<Refusal | null> {
    const refusal = await this.#guard.refusal(endpoint);
    return refusal && REFUSALS[refusal];
  }
}
