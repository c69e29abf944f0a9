import type { LegalHolds } from '@voicekeep/call-logs/domain';

/** Legal holds on the calls and recordings whose ids are in the set. */
export function holdsOn(held: ReadonlySet<string>): LegalHolds {
  const unasked = (): Promise<never> => Promise.reject(new Error('Nobody asks for this here.'));
  return {
    ...{ place: unasked, lift: unasked, find: unasked, page: unasked, heldAmong: unasked },
    firstAmong: async (_workspaceId, kind, ids) => {
      const id = ids?.find((each) => held.has(each));
      if (id === undefined) return null;
      const subject = { kind: kind ?? 'recording', id };
      return { id, subject, callLogId: null, reason: 'A case', placedAt: new Date(0) };
    },
  };
}
