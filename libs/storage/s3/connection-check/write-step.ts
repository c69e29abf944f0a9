import { toStorageError } from '../s3-errors';
import { failed, failedBy, type Outcome, ok, type Step } from './check-step';

/** One put, the very way recordings are put. */
export const writeStep: Step = {
  id: 'write',
  title: 'Write a file',
  stops: true,
  async run({ store, probe, written, signal }): Promise<Outcome> {
    written.add(probe.key);
    try {
      await store.put(
        probe.key,
        { bytes: probe.bytes },
        {
          sizeBytes: probe.bytes.length,
          sha256: probe.sha256,
          md5: probe.md5,
          contentType: 'audio/wav',
          metadata: { sha256: probe.sha256, kind: 'check' },
          signal,
        },
      );
    } catch (cause) {
      const error = toStorageError(cause);
      return aboutKms(cause) ?? failedBy(error, 's3:PutObject');
    }
    return ok(`Wrote ${probe.bytes.length} bytes.`);
  },
};

function aboutKms(cause: unknown): Outcome | null {
  const told = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : '';
  return /\bkms:/i.test(told)
    ? failed(
        'missing_permission',
        'The bucket is encrypted with a KMS key that this access key may not use.',
        'Add kms:GenerateDataKey and kms:Decrypt for that key, in its own key policy too.',
      )
    : null;
}
