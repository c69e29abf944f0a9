import { errors } from '@voicekeep/shared/errors';
import type { HoldSubject, LegalHold, LegalHolds } from './legal-holds';

const NAMES: Readonly<Record<HoldSubject['kind'], string>> = {
  call_log: 'This call is on legal hold',
  recording: 'A recording of this is on legal hold',
};

/** @throws VoicekeepError `call_log.held`, `recording.held` kind conflict, with the hold's reason */
export async function refuseHeld(
  holds: LegalHolds,
  workspaceId: string,
  kind: HoldSubject['kind'] | null,
  ids: readonly string[] | null,
): Promise<void> {
  if (ids?.length === 0) return;
  const hold = await holds.firstAmong(workspaceId, kind, ids);
  if (hold) throw heldBy(hold);
}

function heldBy({ subject, reason, placedAt }: LegalHold): Error {
  const message = `${NAMES[subject.kind]}; nothing was deleted. Lift the hold first.`;
  return errors.conflict(`${subject.kind}.held`, message, {
    details: { hold: { subject, reason, placedAt: placedAt.toISOString() } },
  });
}
