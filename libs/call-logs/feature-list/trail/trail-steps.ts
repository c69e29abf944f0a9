import type { CopyCertificate, Recording, RecordingState } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, formatSeconds, type SayUi } from '@voicekeep/shared/ui';
import type { SayCallDialogs } from '../texts/call-dialog-texts';
import type { CallDialogKey } from '../texts/dialogs-en';
import { classWords, restoreWords } from './storage-words';
import { twilioStep } from './twilio-step';
import type { RecordingFacts } from './trail-client';
import { fact, type StepState, type TrailStep, whenOf } from './trail-step';

/** The way of a recording from Twilio into the bucket, in the order in which it goes it. */
export function stepsOf(
  { recording, certificate }: RecordingFacts,
  t: SayCallDialogs,
  ui: SayUi,
): TrailStep[] {
  return [
    madeStep(recording, t, ui),
    copyStep(recording, certificate, t, ui),
    proofStep(recording, certificate, t, ui),
    twilioStep(recording, certificate, t, ui),
  ];
}

function madeStep(recording: Recording, t: SayCallDialogs, ui: SayUi): TrailStep {
  const { state, startedAt, recordingSid, durationSeconds, channels } = recording;
  const hasNone = state === 'absent';
  return {
    title: t('made.title'),
    state: hasNone ? 'none' : 'done',
    when: whenOf(startedAt, ui),
    words: t(hasNone ? 'made.none' : 'made.recorded'),
    facts: [
      ...fact(t('made.length'), durationSeconds === null ? null : formatSeconds(durationSeconds)),
      ...fact(t('made.channels'), channels === null ? null : String(channels)),
      ...fact(t('made.sid'), recordingSid, true),
    ],
  };
}

const COPYING: Readonly<Record<RecordingState, { state: StepState; words: CallDialogKey }>> = {
  on_twilio: { state: 'none', words: 'copy.on_twilio' },
  queued: { state: 'waits', words: 'copy.queued' },
  copying: { state: 'now', words: 'copy.copying' },
  copied: { state: 'done', words: 'copy.copied' },
  stored: { state: 'done', words: 'copy.copied' },
  cleaning: { state: 'done', words: 'copy.copied' },
  cleaned: { state: 'done', words: 'copy.copied' },
  failed: { state: 'failed', words: 'copy.failed' },
  absent: { state: 'none', words: 'copy.absent' },
  lost: { state: 'failed', words: 'copy.lost' },
  deleted: { state: 'none', words: 'copy.deleted' },
};

function copyStep(
  recording: Recording,
  certificate: CopyCertificate | null,
  t: SayCallDialogs,
  ui: SayUi,
): TrailStep {
  const { location, bytes, lastError, restore, storageClass, writtenBy } = recording;
  const kept = certificate?.attempts.find((attempt) => attempt.state === 'kept');
  const step = COPYING[recording.state];
  const isDone = step.state === 'done';
  const words = t(writtenBy === 'twilio' && isDone ? 'copy.by_twilio' : step.words);
  const size = bytes === null ? null : { size: formatBytes(bytes), bytes: formatCount(bytes) };
  return {
    title: t('copy.title'),
    state: step.state,
    when: isDone ? whenOf(kept?.begunAt ?? recording.storedAt, ui) : whenOf(lastError?.at, ui),
    words: lastError && !isDone ? lastError.message : words,
    facts: [
      ...fact(t('copy.size'), size && t('copy.size_value', size)),
      ...fact(t('copy.bucket'), location?.bucket ?? null, true),
      ...fact(t('copy.key'), location?.key ?? null, true),
      ...fact(t('copy.version'), certificate?.copy.versionId ?? null, true),
      ...fact(t('copy.class'), storageClass && classWords(storageClass, t)),
      ...fact(t('copy.archive'), restore ? restoreWords(restore, t, ui) : null),
    ],
  };
}

const HOW: Readonly<Record<CopyCertificate['verified']['how'], CallDialogKey>> = {
  checksum: 'proof.checksum',
  'read-back': 'proof.read_back',
};

function proofStep(
  { state }: Recording,
  certificate: CopyCertificate | null,
  t: SayCallDialogs,
  ui: SayUi,
): TrailStep {
  const title = t('proof.title');
  if (!certificate) {
    const none = { title, when: null, facts: [] };
    if (state === 'copied') return { ...none, state: 'now', words: t('proof.comparing') };
    const waits = state === 'queued' || state === 'copying' || state === 'failed';
    return waits
      ? { ...none, state: 'waits', words: t('proof.waits') }
      : { ...none, state: 'none', words: t('proof.none') };
  }
  const { verified, copy } = certificate;
  return {
    title,
    state: 'done',
    when: whenOf(verified.at, ui),
    words: t(HOW[verified.how]),
    facts: [
      ...fact(t('proof.sha256'), copy.sha256, true),
      ...fact(t('proof.seen_intact'), whenOf(verified.seenIntactAt, ui)),
    ],
  };
}
