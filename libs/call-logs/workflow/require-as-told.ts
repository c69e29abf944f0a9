import { errors } from '@voicekeep/shared/errors';
import type { ReleaseDecision } from '@voicekeep/call-logs/domain';

/** What a person was told of the audio before confirming; what is left out was not told. */
export type Told = { readonly [Name in keyof ReleaseDecision]?: boolean | undefined };

/** @throws VoicekeepError `call_log.decision_changed` kind conflict when the switches no longer say so */
export function requireAsTold(decision: ReleaseDecision, { files, twilioCopies }: Told): void {
  const isAsTold =
    (files ?? decision.files) === decision.files &&
    (twilioCopies ?? decision.twilioCopies) === decision.twilioCopies;
  if (!isAsTold)
    throw errors.conflict(
      'call_log.decision_changed',
      'Somebody changed the deletion switches meanwhile, so nothing was deleted; look again at what goes, then confirm.',
    );
}
