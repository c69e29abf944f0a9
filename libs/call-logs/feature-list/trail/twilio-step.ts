import type { CopyCertificate, DeletionEvidence, Recording } from '@voicekeep/shared/contracts';
import { fact, type TrailStep, whenOf } from './trail-step';

const EVIDENCE: Record<DeletionEvidence, string> = {
  '204': 'Twilio confirmed the deletion.',
  metadata: 'Twilio lists the recording as deleted.',
  age: 'Twilio no longer knows the recording.',
};

/** The last step: what became of the copy at Twilio. */
export function twilioStep(recording: Recording, certificate: CopyCertificate | null): TrailStep {
  const { state, onTwilio, lastError } = recording;
  const step = { title: 'Twilio copy deleted', when: null, facts: [] };
  if (!certificate) {
    if (state === 'deleted') return { ...step, state: 'none', words: 'The recording was deleted here.' };
    if (!onTwilio || state === 'absent') return { ...step, state: 'none', words: 'Twilio has no copy.' };
    return state === 'on_twilio'
      ? { ...step, state: 'none', words: 'The copy at Twilio is the only one, and stays.' }
      : { ...step, state: 'waits', words: 'Nothing is deleted before the copy was verified.' };
  }
  const { twilioCopy } = certificate;
  const asked = fact('Deletion first sent', whenOf(twilioCopy.requestedAt));
  switch (twilioCopy.state) {
    case 'deleted': {
      const words = twilioCopy.confirmedBy ? EVIDENCE[twilioCopy.confirmedBy] : 'Twilio deleted it.';
      return { ...step, state: 'done', when: whenOf(twilioCopy.confirmedAt), words, facts: asked };
    }
    case 'deletion_pending':
      return {
        ...{ ...step, state: 'now', when: whenOf(twilioCopy.decidedAt), facts: asked },
        words: lastError?.message ?? 'It was decided; Twilio has not confirmed it yet.',
      };
    case 'gone':
      return { ...step, state: 'done', words: 'Somebody else deleted it at Twilio.' };
    case 'never_kept':
      return { ...step, state: 'none', words: 'Twilio kept no audio.' };
    case 'kept':
      return {
        ...{
          ...step,
          state: 'none',
          words: (twilioCopy.keptBecause && lastError?.message) || 'It stays there.',
        },
        facts: fact('Kept because', twilioCopy.keptBecause, true),
      };
  }
}
