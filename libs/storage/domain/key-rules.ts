import type { FieldProblem } from '@voicekeep/shared/errors';
import { invisibleProblem } from './form-text';

const AWS_KEY_ID = /^A(KIA|SIA|IDA|ROA)[A-Z0-9]{16}$/;

/** What is wrong with an access key and its secret, looking at their shapes alone. `secret` null: the stored one counts. */
export function keyProblem(keyId: string, secret: string | null, custom: boolean): FieldProblem | null {
  if (keyId === '')
    return { path: 'accessKeyId', code: 'storage.access_key_required', message: 'Enter the access key ID.' };
  const unseen = invisibleProblem('accessKeyId', keyId);
  if (unseen) return unseen;
  const swapped = secret !== null && AWS_KEY_ID.test(secret) && !AWS_KEY_ID.test(keyId);
  if (swapped)
    return {
      path: 'accessKeyId',
      code: 'storage.keys_swapped',
      message: 'Access key ID and secret are swapped: the ID is the short one that starts with AKIA.',
    };
  if (!custom && keyId.startsWith('ASIA'))
    return {
      path: 'accessKeyId',
      code: 'storage.temporary_key',
      message: 'This key is temporary. It expires; use a key of an IAM user or a role.',
    };
  return secret === null ? null : secretProblem(secret, custom);
}

function secretProblem(secret: string, custom: boolean): FieldProblem | null {
  const problem = (message: string): FieldProblem => ({
    path: 'secretAccessKey',
    code: 'storage.secret_format',
    message,
  });
  const unseen = invisibleProblem('secretAccessKey', secret);
  if (unseen) return problem(`The secret has a blank or unseen character inside. ${unseen.message}`);
  // The exact length is AWS's own; other stores make secrets of any length.
  if (!custom && secret.length !== 40)
    return problem(`A secret access key has 40 characters for AWS; yours has ${secret.length}.`);
  return null;
}
