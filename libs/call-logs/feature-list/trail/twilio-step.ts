import type { CopyCertificate, DeletionEvidence, Recording } from '@voicekeep/shared/contracts';
import type { SayUi } from '@voicekeep/shared/ui';
import type { SayCallDialogs } from '../texts/call-dialog-texts';
import type { CallDialogKey } from '../texts/dialogs-en';
import { fact, type TrailStep, whenOf } from './trail-step';

const EVIDENCE: Readonly<Record<DeletionEvidence, CallDialogKey>> = {
  '204': 'twilio.by_answer',
  metadata: 'twilio.by_metadata',
  age: 'twilio.by_age',
};

/** The last step: what became of the copy at Twilio. */
export function twilioStep(
  recording: Recording,
  certificate: CopyCertificate | null,
  t: SayCallDialogs,
  ui: SayUi,
): TrailStep {
  const { state, onTwilio, lastError } = recording;
  const step = { title: t('twilio.title'), when: null, facts: [] };
  if (!certificate) {
    if (state === 'deleted') return { ...step, state: 'none', words: t('twilio.deleted_here') };
    if (!onTwilio || state === 'absent') return { ...step, state: 'none', words: t('twilio.no_copy') };
    return state === 'on_twilio'
      ? { ...step, state: 'none', words: t('twilio.only_one') }
      : { ...step, state: 'waits', words: t('twilio.not_yet') };
  }
  const { twilioCopy } = certificate;
  const asked = fact(t('twilio.first_sent'), whenOf(twilioCopy.requestedAt, ui));
  switch (twilioCopy.state) {
    case 'deleted': {
      const words = t(twilioCopy.confirmedBy ? EVIDENCE[twilioCopy.confirmedBy] : 'twilio.deleted');
      return { ...step, state: 'done', when: whenOf(twilioCopy.confirmedAt, ui), words, facts: asked };
    }
    case 'deletion_pending':
      return {
        ...{ ...step, state: 'now', when: whenOf(twilioCopy.decidedAt, ui), facts: asked },
        words: lastError?.message ?? t('twilio.pending'),
      };
    case 'gone':
      return { ...step, state: 'done', words: t('twilio.gone') };
    case 'never_kept':
      return { ...step, state: 'none', words: t('twilio.never_kept') };
    case 'kept':
      return {
        ...{
          ...step,
          state: 'none',
          words: (twilioCopy.keptBecause && lastError?.message) || t('twilio.stays'),
        },
        facts: fact(t('twilio.kept_because'), twilioCopy.keptBecause, true),
      };
  }
}
