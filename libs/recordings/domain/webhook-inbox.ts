import type { TelephonyEvent } from '@voicekeep/telephony/domain';

export interface InboxEvent extends TelephonyEvent {
  readonly id: string;
  readonly tries: number;
  /** Rises with every claim; facts of an older one change nothing. */
  readonly generation: number;
}

/** Webhooks that were answered with 204 and wait to be understood. */
export abstract class WebhookInbox {
  /** @returns its id, or null for a repeat */
  abstract add(event: TelephonyEvent): Promise<string | null>;
  abstract due(now: Date, limit: number): Promise<readonly string[]>;
  abstract claim(id: string, owner: string, now: Date, until: Date): Promise<InboxEvent | null>;
  /** Ends the claims of an owner that works no more: they are due at once. */
  abstract release(owner: string, now: Date): Promise<void>;
  /** Those below are facts of the claim's owner; false means another owns it now. */
  abstract renew(event: InboxEvent, until: Date): Promise<boolean>;
  /** `outcome` is one word for the record. The body is kept sealed. */
  abstract done(event: InboxEvent, outcome: string, now: Date): Promise<boolean>;
  abstract retry(event: InboxEvent, dueAt: Date, code: string): Promise<boolean>;
}
