import type { CallLog } from '@voicekeep/shared/contracts';

/** A call of which little is known, unless told. */
export const aCall = (id: string, more: Partial<CallLog> = {}): CallLog => ({
  ...{ id, callSid: `CA${id}`, from: '+14155551003', to: null, direction: 'inbound', startedAt: null },
  ...{ durationSeconds: 63, status: null, answeredBy: null, callerName: null, notes: null, tags: [] },
  ...{ price: null, priceUnit: null, campaignId: null, onHold: false, recordings: [] },
  ...more,
});
