import type { ConditionPage } from '@voicekeep/shared/contracts';
import type { KeptCondition } from './condition-book';
import { conditionView } from './condition-words';

export type AlertEvent = 'condition.raised' | 'condition.cleared';

/** What is sent: ids, a code, a sentence and a link; no number, name, secret or file key. */
export interface AlertMessage {
  /** The same at every try, so that a receiver can tell a repeat. */
  readonly id: string;
  readonly event: AlertEvent;
  readonly at: string;
  readonly workspaceId: string;
  readonly condition: {
    /** The same in the message that it came up and in the one that it passed. */
    readonly id: string;
    readonly code: string;
    readonly severity: string;
    readonly locationId: string | null;
    readonly count: number;
    readonly since: string;
  };
  readonly text: string;
  readonly link: string;
}

const PATHS: Readonly<Record<ConditionPage, string>> = {
  calls: '/calls',
  storage: '/settings/storage',
  telephony: '/settings/twilio',
};

export function alertMessage(
  id: string,
  event: AlertEvent,
  kept: KeptCondition,
  { now, publicUrl }: { readonly now: Date; readonly publicUrl: string },
): AlertMessage {
  const { title, cause, fix, page, ...condition } = conditionView(kept, now);
  return {
    ...{ id, event, at: now.toISOString(), workspaceId: kept.workspaceId, condition },
    text: event === 'condition.raised' ? `${title}. ${cause} ${fix}` : `${title}: this has passed.`,
    link: publicUrl + (page === null ? '/' : PATHS[page]),
  };
}
