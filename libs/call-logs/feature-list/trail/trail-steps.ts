import type { CopyCertificate, Recording, RecordingState } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount, formatSeconds } from '@voicekeep/shared/ui';
import { classWords, restoreWords } from './storage-words';
import { twilioStep } from './twilio-step';
import type { RecordingFacts } from './trail-client';
import { fact, type TrailStep, whenOf } from './trail-step';

/** The way of a recording from Twilio into the bucket, in the order in which it goes it. */
export function stepsOf({ recording, certificate }: RecordingFacts): TrailStep[] {
  return [
    madeStep(recording),
    copyStep(recording, certificate),
    proofStep(recording, certificate),
    twilioStep(recording, certificate),
  ];
}

function madeStep({ state, startedAt, recordingSid, durationSeconds, channels }: Recording): TrailStep {
  const hasNone = state === 'absent';
  return {
    title: 'Twilio',
    state: hasNone ? 'none' : 'done',
    when: whenOf(startedAt),
    words: hasNone ? 'Twilio has no audio of it.' : 'Recorded.',
    facts: [
      ...fact('Length', durationSeconds === null ? null : formatSeconds(durationSeconds)),
      ...fact('Channels', channels === null ? null : String(channels)),
      ...fact('Recording SID', recordingSid, true),
    ],
  };
}

const COPYING: Record<RecordingState, Pick<TrailStep, 'state' | 'words'>> = {
  on_twilio: { state: 'none', words: 'It stays at Twilio: it was not asked to move.' },
  queued: { state: 'waits', words: 'It waits for its turn.' },
  copying: { state: 'now', words: 'It is being copied.' },
  copied: { state: 'done', words: 'Copied.' },
  stored: { state: 'done', words: 'Copied.' },
  cleaning: { state: 'done', words: 'Copied.' },
  cleaned: { state: 'done', words: 'Copied.' },
  failed: { state: 'failed', words: 'It needs a person.' },
  absent: { state: 'none', words: 'There is nothing to copy.' },
  lost: { state: 'failed', words: 'Neither the bucket nor Twilio has it.' },
  deleted: { state: 'none', words: 'It was deleted.' },
};

function copyStep(recording: Recording, certificate: CopyCertificate | null): TrailStep {
  const { location, bytes, lastError, restore, writtenBy } = recording;
  const kept = certificate?.attempts.find((attempt) => attempt.state === 'kept');
  const step = COPYING[recording.state];
  const byTwilio = writtenBy === 'twilio' && step.state === 'done';
  return {
    title: 'Bucket',
    state: step.state,
    when: step.state === 'done' ? whenOf(kept?.begunAt ?? recording.storedAt) : whenOf(lastError?.at),
    words:
      lastError && step.state !== 'done'
        ? lastError.message
        : byTwilio
          ? 'Twilio wrote it there.'
          : step.words,
    facts: [
      ...fact('Size', bytes === null ? null : `${formatBytes(bytes)} (${formatCount(bytes)} bytes)`),
      ...fact('Bucket', location?.bucket ?? null, true),
      ...fact('Key', location?.key ?? null, true),
      ...fact('Version', certificate?.copy.versionId ?? null, true),
      ...fact('Storage class', recording.storageClass && classWords(recording.storageClass)),
      ...fact('Archive', restore ? restoreWords(restore) : null),
    ],
  };
}

const HOW: Record<CopyCertificate['verified']['how'], string> = {
  checksum: 'The store holds the same SHA-256, and was seen to refuse a wrong one.',
  'read-back': 'Every byte was read from the bucket again and compared.',
};

function proofStep({ state }: Recording, certificate: CopyCertificate | null): TrailStep {
  const none = { title: 'Verified', when: null, facts: [] };
  if (!certificate) {
    if (state === 'copied') return { ...none, state: 'now', words: 'The copy is being compared.' };
    const waits = state === 'queued' || state === 'copying' || state === 'failed';
    return waits
      ? { ...none, state: 'waits', words: 'It waits for the copy.' }
      : { ...none, state: 'none', words: 'There is no copy to verify.' };
  }
  const { verified, copy } = certificate;
  return {
    title: 'Verified',
    state: 'done',
    when: whenOf(verified.at),
    words: HOW[verified.how],
    facts: [
      ...fact('SHA-256', copy.sha256, true),
      ...fact('Last seen intact', whenOf(verified.seenIntactAt)),
    ],
  };
}
