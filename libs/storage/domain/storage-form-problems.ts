import type { FieldProblem } from '@voicekeep/shared/errors';
import { bucketProblem } from './bucket-rules';
import { endpointProblem } from './endpoint-rules';
import { keyProblem } from './key-rules';
import { keyTemplateProblem } from './object-key';
import { prefixProblem } from './prefix-rules';
import { regionProblem } from './regions';
import type { StorageForm } from './storage-form';

const PEM = /^-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/;

/**
 * Everything wrong with the shapes of a form, field by field.
 * @param complete whether what a connection needs must be there, or may still be missing.
 */
export function storageFormProblems(form: StorageForm, complete: boolean): FieldProblem[] {
  const custom = form.endpoint !== null;
  const found = [
    complete || form.bucket !== null ? bucketProblem(form.bucket ?? '') : null,
    form.endpoint === null ? null : endpointProblem(form.endpoint),
    form.publicEndpoint === null ? null : endpointProblem(form.publicEndpoint, 'publicEndpoint'),
    ...accessProblems(form, complete),
    complete || form.region !== null ? missingOrUnknownRegion(form.region, custom) : null,
    prefixProblem(form.prefix),
    form.externalPrefix === null ? null : prefixProblem(form.externalPrefix, 'externalPrefix'),
    form.keyTemplate === null ? null : keyTemplateProblem(form.keyTemplate),
    form.caCertificate === null || PEM.test(form.caCertificate)
      ? null
      : {
          path: 'caCertificate',
          code: 'storage.certificate_format',
          message: 'Paste the certificate as PEM text, from -----BEGIN CERTIFICATE----- on.',
        },
  ];
  return found.filter((problem): problem is FieldProblem => problem !== null);
}

function accessProblems(form: StorageForm, complete: boolean): (FieldProblem | null)[] {
  const { keyless, accessKeyId, secretAccessKey } = form;
  if (keyless)
    return [
      accessKeyId === null && secretAccessKey === null
        ? null
        : {
            path: accessKeyId === null ? 'secretAccessKey' : 'accessKeyId',
            code: 'storage.keyless_with_keys',
            message: 'Leave the keys empty, or do not use the server’s own access.',
          },
    ];
  return [
    complete || accessKeyId !== null
      ? keyProblem(accessKeyId ?? '', secretAccessKey, form.endpoint !== null)
      : null,
    complete && secretAccessKey === null
      ? {
          path: 'secretAccessKey',
          code: 'storage.secret_required',
          message: 'Enter the secret access key.',
        }
      : null,
  ];
}

function missingOrUnknownRegion(region: string | null, custom: boolean): FieldProblem | null {
  if (region !== null) return regionProblem(region, custom);
  return custom
    ? null
    : {
        path: 'region',
        code: 'storage.region_required',
        message: 'Enter the region the bucket was made in.',
      };
}
